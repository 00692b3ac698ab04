import type { Rule } from '../fault';

/** Settings of a refresh token that nothing issues. */
export const unusedRefreshToken: Rule = {
  name: 'unused-refresh-token',
  find(project) {
    const settings = project.ending('/config/authentication.py');
    if (project.python.some((file) => !settings.includes(file) && /refresh_?token|\/refresh\b/i.test(file.code))) return [];
    return settings
      .flatMap((file) => file.matches(/^[ \t]+refresh_token\b/).map(({ line }) => ({ path: file.path, line })))
      .map((place) => ({
        ...place,
        what: 'nobody can renew or give back an access token: there is no refresh and no logout.',
        why: 'nothing reads this setting.',
        mend: 'take the setting out, or write the two routes',
      }));
  },
};
