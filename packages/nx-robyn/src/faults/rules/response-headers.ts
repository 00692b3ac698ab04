import type { Rule } from '../fault';
import { isSince, written } from '../release';

/** Robyn takes no dict for a response's headers from this release on. */
const since = '0.88.0';

/** An `after_request` that gives a response a dict as its headers. */
export const responseHeaders: Rule = {
  name: 'response-headers',
  find(project) {
    const robyn = project.runsOn('robyn');
    if (robyn === undefined || !isSince(robyn, since)) return [];
    return project.python.flatMap((file) =>
      file
        .functions()
        .filter(({ decorators }) => decorators.includes('.after_request('))
        .flatMap((handler) =>
          file
            .within(handler, /^[ \t]*\w+\.headers = (dict\(|\{|(\w+)[ \t]*$)/)
            .filter(({ groups: [, name] }) => name === undefined || isDict(handler.body, name))
            .map(({ line }) => ({
              path: file.path,
              line,
              what: 'every response is a 500, also of a request that did what it should.',
              why: `after each request the headers are set to a dict, which Robyn ${since} and later refuse; it is ${written(robyn)} here.`,
              mend: '`from robyn import Headers`, and here `response.headers = Headers(headers)`; or "robyn[pydantic]>=0.81.0,<0.88", and lock',
            })),
        ),
    );
  },
};

function isDict(body: string, name: string): boolean {
  const values = [...body.matchAll(new RegExp(`^[ \\t]*${name}(?::[^=\\n]+)? = (.*)$`, 'gm'))].map(([, value]) => value ?? '');
  return values.length > 0 && values.every((value) => /^(dict\(|\{)/.test(value));
}
