import type { Rule } from '../fault';

/** A module beside a package of its name, which is imported in its stead: what `robyn-config add healthcheck` makes. */
export const shadowedModule: Rule = {
  name: 'shadowed-module',
  find(project) {
    const paths = new Set(project.python.map(({ path }) => path));
    return [...paths]
      .filter((path) => paths.has(path.replace(/\.py$/, '/__init__.py')))
      .map((path) => ({
        path,
        line: 1,
        what: 'this module is never imported; what it registers is a 404.',
        why: `the package ${path.replace(/\.py$/, '/')} has its name, and Python takes that one.`,
        mend: 'rename one of them, and what imports it',
      }));
  },
};
