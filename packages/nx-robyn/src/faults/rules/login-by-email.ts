import type { Rule } from '../fault';

/** A search by login that knows user names alone, and is asked for e-mail addresses. */
export const loginByEmail: Rule = {
  name: 'login-by-email',
  find(project) {
    const asked = project.python.flatMap((file) => file.matches(/\bget_by_login\(\s*login=email\s*\)/).map(({ line }) => `${file.path}:${line}`));
    if (asked.length === 0) return [];
    return project.ending('/database/repository/users.py').flatMap((file) =>
      file
        .functions()
        .filter(({ name, body }) => name === 'get_by_login' && /key="username"/.test(body) && !/email/.test(body))
        .map((search) => ({
          path: file.path,
          line: search.line,
          what: 'nobody can sign in with an e-mail address, and a password reset sends no mail.',
          why: `get_by_login() looks for user names alone; ${asked[0]} gives it an address.`,
          mend: 'try both: `for key in ("username", "email"):` with `_get(key=key, value=login)`, `except NotFoundError: continue`, and at the end `raise NotFoundError`',
        })),
    );
  },
};
