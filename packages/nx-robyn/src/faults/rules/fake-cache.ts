import type { Rule } from '../fault';
import { isSince, written } from '../release';

/** The fake cache, on by default, imported from where fakeredis no longer has it. */
export const fakeCache: Rule = {
  name: 'fake-cache',
  find(project) {
    const fakeredis = project.runsOn('fakeredis');
    // fakeredis.aioredis has had FakeServer from 2.30 to 2.38.
    if (fakeredis === undefined || (isSince(fakeredis, '2.30') && !isSince(fakeredis, '2.39'))) return [];
    if (!project.ending('/config/cache.py').some(({ code }) => /\buse_fake: bool = True\b/.test(code))) return [];
    return project.python.flatMap((file) => {
      const typing = file.matches(/^if TYPE_CHECKING:.*(?:\n[ \t]+.*|\n[ \t]*)*/);
      return file
        .matches(/^[ \t]*from fakeredis\.aioredis import (?:.*\bFakeServer\b|\([^)]*\bFakeServer\b)/)
        .filter(({ index }) => !typing.some((block) => index >= block.index && index < block.index + block.text.length))
        .map(({ line }) => ({
          path: file.path,
          line,
          what: 'with the fake cache, which is the default, `POST /users` and all else that needs the cache is a 500: "fakeredis must be installed".',
          why: `fakeredis.aioredis has no FakeServer; fakeredis is ${written(fakeredis)} here.`,
          mend: '`from fakeredis import FakeAsyncRedis as FakeRedis, FakeServer`; or SETTINGS__CACHE__USE_FAKE=false and a Redis',
        }));
    });
  },
};
