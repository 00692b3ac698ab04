import type { Rule } from '../fault';
import { fromImports, modulePath, runAtOnce } from '../imports';

/** A name that one module imports from another of the project, which does not have it: what `robyn-config add users` leaves. */
export const lostName: Rule = {
  name: 'lost-name',
  find(project) {
    const files = new Map(project.python.map((file) => [file.path, file]));
    const packages = new Set(project.files.paths.flatMap(folders));
    const lost = [...runAtOnce(files, 'src/app/server.py').values()].flatMap((file) =>
      fromImports(file)
        .filter(({ atOnce }) => atOnce)
        .flatMap(({ module, names, line }) => {
          const path = modulePath(file.path, module);
          const target = path === undefined ? undefined : (files.get(`${path}/__init__.py`) ?? files.get(`${path}.py`));
          if (path === undefined || target === undefined || /\bimport \*|__getattr__/.test(target.code)) return [];
          const itself = target === file && !file.path.endsWith('/__init__.py');
          return names
            .filter((name) => /^\w+$/.test(name) && (itself || !new RegExp(`\\b${name}\\b`).test(target.code)))
            .filter((name) => !files.has(`${path}/${name}.py`) && !packages.has(`${path}/${name}`))
            .map((name) => ({ target: target.path, name, path: file.path, line }));
        }),
    );
    const byTarget = new Map([...lost].reverse().map((found) => [found.target, found]));
    return [...byTarget.values()].reverse().map(({ target, name, path, line }) => ({
      path,
      line,
      what: `the app does not start: ImportError, cannot import name "${name}".`,
      why: `${target === path ? 'it is to come from this file itself' : `${target} has no "${name}"`}; \`robyn-config add\` overwrites what has the name that it is given, shipped modules too.`,
      mend: `bring it back, as with \`git checkout COMMIT -- ${target}\``,
    }));
  },
};

function folders(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
