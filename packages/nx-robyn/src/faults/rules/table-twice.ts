import type { Rule } from '../fault';

/** Two models of one table, as `robyn-config add user` makes a second of `users`. */
export const tableTwice: Rule = {
  name: 'table-twice',
  find(project) {
    if (project.kind.orm !== 'sqlalchemy') return [];
    // What robyn-config ships comes first: the other one is what was added.
    const shipped = (path: string) => Number(!path.endsWith('/authentication.py'));
    const tables = project.python
      .filter(({ path, code }) => path.includes('/tables/') && !code.includes('extend_existing'))
      .sort((a, b) => shipped(a.path) - shipped(b.path))
      .flatMap((file) => file.matches(/^[ \t]+__tablename__ = "(\w+)"/).map(({ groups: [table], line }) => ({ table, path: file.path, line })));
    return tables.flatMap(({ table, path, line }, index) => {
      const other = tables.slice(0, index).find((before) => before.table === table);
      if (other === undefined) return [];
      return [
        {
          path,
          line,
          what: `the app does not start: "Table '${table}' is already defined".`,
          why: `${other.path}:${other.line} has a model of the same table.`,
          mend: 'give this one another `__tablename__`',
        },
      ];
    });
  },
};
