import type { Rule } from '../fault';
import { isSince, written } from '../release';

/** Tortoise keeps what `init` makes in the context of the task that called it from this release on. */
const since = '1.0.0';

/** Tortoise initialized once for the process, in the first request, whose context ends with it. */
export const tortoiseContext: Rule = {
  name: 'tortoise-context',
  find(project) {
    if (project.kind.orm !== 'tortoise') return [];
    const tortoise = project.runsOn('tortoise-orm');
    if (tortoise === undefined || !isSince(tortoise, since)) return [];
    return project.python
      .filter((file) => !/TortoiseContext|_enable_global_fallback|RegisterTortoise/.test(file.code))
      .flatMap((file) =>
        file
          .functions()
          .filter(({ body }) => /^[ \t]*global _?\w*initialized\b/im.test(body))
          .flatMap((once) => file.within(once, /\bTortoise\.init\(/))
          .map(({ line }) => ({
            path: file.path,
            line,
            what: 'the first request that uses the database works, and every later one is a 500: "No TortoiseContext is currently active".',
            why: `Tortoise ${since} and later keep what \`init\` makes for the one task that calls it, here the first request; it is ${written(tortoise)} here.`,
            mend: '`Tortoise.init(config=TORTOISE_ORM, _enable_global_fallback=True)`; or "tortoise-orm>=0.25.4,<1", and lock',
          })),
      );
  },
};
