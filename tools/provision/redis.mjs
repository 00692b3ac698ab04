import { Background } from '../background.mjs';
import { exchange, freePort } from '../network.mjs';
import { scriptArguments } from '../python-tool.mjs';

/**
 * The Redis on 127.0.0.1:6379 where one answers, else PyPI's fakeredis on a free port.
 * @returns {Promise<{ url: string, origin: string, stop: () => Promise<void> } | { absent: string }>}
 */
export async function provideRedis() {
  const reply = await exchange(6379, 'PING\r\nQUIT\r\n', { timeout: 2000 }).catch(() => '');
  if (reply.startsWith('+PONG')) {
    return { url: 'redis://127.0.0.1:6379/15', origin: 'the server on 127.0.0.1:6379', stop: async () => {} };
  }
  const port = await freePort();
  const server = new Background('uv', scriptArguments('fakeredis', 'redis_server.py', [String(port)]));
  try {
    await server.line(/^ready$/, 120_000);
  } catch (error) {
    await server.stop('SIGKILL');
    return { absent: `no Redis on 127.0.0.1:6379, and PyPI's fakeredis does not start: ${error.message}` };
  }
  return { url: `redis://127.0.0.1:${port}/0`, origin: "PyPI's fakeredis", stop: async () => void (await server.close()) };
}
