import { keywords } from '../../service/python-names';
import type { Rule } from '../fault';
import { fromImports } from '../imports';

/** A module whose name is none in Python, as `robyn-config add class` makes it. */
export const moduleName: Rule = {
  name: 'module-name',
  find(project) {
    const registries = project.ending('/__init__.py', '/urls.py').filter(({ path }) => path.split('/').slice(0, -1).every(isIdentifier));
    const places = registries.flatMap((file) =>
      fromImports(file).flatMap(({ module, names, line }) =>
        // What holds capitals is a class: the same name again.
        [...module.split('.'), ...names]
          .filter((word) => word !== '' && word !== '*' && !isIdentifier(word) && word === word.toLowerCase())
          .map((word) => ({ word, path: file.path, line })),
      ),
    );
    const first = new Map([...places].reverse().map((place) => [place.word, place]));
    return [...first.values()].reverse().map(({ word, path, line }) => ({
      path,
      line,
      what: 'the app does not start: SyntaxError.',
      why: `"${word}" is imported here, and is no name in Python; \`robyn-config add\` takes any.`,
      mend: `rename what is called so, and every line that says it: \`git grep -nw '${word}' src\``,
    }));
  },
};

function isIdentifier(word: string): boolean {
  return /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}]*$/u.test(word) && !keywords.has(word);
}
