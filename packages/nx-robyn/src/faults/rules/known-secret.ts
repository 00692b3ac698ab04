import type { Rule } from '../fault';

const signs: Readonly<Record<string, string>> = {
  'dev-secret': 'access tokens: whoever signs one with it is anybody',
  'change-me': 'sessions: whoever signs one with it writes what is in it',
};

/** A default secret that stands in every project of robyn-config. */
export const knownSecret: Rule = {
  name: 'known-secret',
  find(project) {
    return project
      .ending('/config/authentication.py')
      .flatMap((file) => file.matches(/^[ \t]*(\w*secret_key)\b[^=\n]*=[^\n]*["'](dev-secret|change-me)["']/).map((match) => ({ file, match })))
      .map(({ file, match: { line, groups: [key, secret = ''] } }) => ({
        path: file.path,
        line,
        what: `a secret that everybody knows signs ${signs[secret]}.`,
        why: `"${secret}" is the default, and the server starts with it, in production too.`,
        mend:
          `\`${key}: str = Field(default_factory=token_urlsafe)\`, with \`from secrets import token_urlsafe\` and \`from pydantic import Field\`; ` +
          `and set SETTINGS__AUTHENTICATION__${key === 'session_secret_key' ? 'SESSION_SECRET_KEY' : 'ACCESS_TOKEN__SECRET_KEY'} where several processes serve`,
      }));
  },
};
