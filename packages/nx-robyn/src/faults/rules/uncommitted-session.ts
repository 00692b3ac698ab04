import type { Rule } from '../fault';

/** A `transaction()` that commits a session which no repository uses. */
export const uncommittedSession: Rule = {
  name: 'uncommitted-session',
  find(project) {
    if (project.kind.orm !== 'sqlalchemy') return [];
    return project.python.flatMap((file) => {
      const variable = file.matches(/^(\w+)(?::[^=\n]+)? = ContextVar\(\s*"[^"]*",\s*default=create_session\(\)/)[0]?.groups[0];
      if (variable === undefined || !file.code.includes(`${variable}.get()`)) return [];
      return file
        .functions()
        .filter(({ name, body }) => name === 'transaction' && !body.includes(variable))
        .flatMap((transaction) => file.within(transaction, /^[ \t]*(\w+) = create_session\(\)/).slice(0, 1))
        .map(({ line, groups: [session] }) => ({
          path: file.path,
          line,
          what: 'nothing is ever stored: a 201 leaves no row, and one database error makes all later requests fail until a restart.',
          why: `transaction() commits a session of its own, and repositories use that of ${variable}, which is never set.`,
          mend: `under this line \`${variable}.set(${session})\``,
        }));
    });
  },
};
