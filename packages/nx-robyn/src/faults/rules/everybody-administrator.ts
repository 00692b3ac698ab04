import type { Rule } from '../fault';

/** A registration that makes administrators. */
export const everybodyAdministrator: Rule = {
  name: 'everybody-administrator',
  find(project) {
    return project.python
      .flatMap((file) => file.matches(/\.setdefault\(\s*"role",\s*Role\.ADMIN\s*\)/).map(({ line }) => ({ path: file.path, line })))
      .map((place) => ({
        ...place,
        what: 'whoever registers is an administrator.',
        why: 'a new user who was given no role gets Role.ADMIN.',
        mend: '`payload.setdefault("role", Role.USER)`; and look through the users that there are',
      }));
  },
};
