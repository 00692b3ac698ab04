import type { Rule } from '../fault';

/** A route that makes users without a password, which a user has to have. */
export const externalUsers: Rule = {
  name: 'external-users',
  find(project) {
    const required = project
      .ending('/domain/users/entities.py')
      .some(({ code }) => /^class UserUncommitted\b[^]*?^[ \t]+password: str[ \t]*$/m.test(code));
    const withoutOne = project
      .ending('/operational/users.py')
      .some((file) => file.functions().some(({ name, body }) => name === 'create_external' && !body.includes('password')));
    const body = project.ending('/presentation/users/contracts.py').some(({ code }) => /^class UserExternalBody\b(?:(?!^class )[^])*\bpassword\b/m.test(code));
    if (!required || !withoutOne || body) return [];
    return project
      .ending('/presentation/users/rest.py')
      .flatMap((file) => file.matches(/"\/users\/external"/).map(({ line }) => ({ path: file.path, line })))
      .map((place) => ({
        ...place,
        what: '`POST /users/external` is always a 500.',
        why: 'the user that it makes has no password, and UserUncommitted demands one.',
        mend: 'take the route out until an identity provider is behind it: its body also lets anybody choose their role',
      }));
  },
};
