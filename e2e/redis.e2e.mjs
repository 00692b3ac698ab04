import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { Background } from '../tools/background.mjs';
import { freePort } from '../tools/network.mjs';
import { scriptArguments } from '../tools/python-tool.mjs';
import { cleanup } from './fixtures/cleanup.mjs';
import { eventually } from './fixtures/eventually.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { failure, result } from './fixtures/client.mjs';
import { Mailbox } from './fixtures/mailbox.mjs';
import { logIn, member, stranger } from './fixtures/member.mjs';
import { noRedis, redisUrl } from './fixtures/servers.mjs';
import { Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

describe('a service with --cache=redis', () => {
  let workspace, service;

  before(async () => {
    workspace = await workspaceOfServices();
    service = await Service.installed(workspace, 'orders', new Stack(), ['--cache=redis']);
  });

  it('is clean', async () => {
    assertSuccess(await workspace.nx(['run-many', '-t', 'lint', 'typecheck', '-p', 'orders']));
  });

  it('serves with Redis as its cache', { skip: noRedis }, async () => {
    const running = await service.serve({ env: { SETTINGS__CACHE__URL: redisUrl } });
    result(await running.client.get('/health/ready'));
    const given = { client: running.client, mailbox: Mailbox.ofLog(running) };
    await logIn(given, await member(given));
  });

  it('counts calls for all workers together', { skip: noRedis }, async () => {
    const { client } = await service.serve({
      env: {
        SETTINGS__CACHE__URL: redisUrl,
        SETTINGS__SERVER__WORKERS: '3',
        SETTINGS__SERVER__TRUSTED_PROXIES: '["127.0.0.1"]',
        SETTINGS__RATE_LIMIT__ENABLED: 'true',
        SETTINGS__RATE_LIMIT__KEY: '5/hour',
      },
    });
    // A client whom Redis remembers from no earlier run.
    const headers = { 'x-forwarded-for': `2001:db8:${randomInt(0xffff).toString(16)}:${randomInt(0xffff).toString(16)}::1` };
    const replies = await Promise.all(Array.from({ length: 20 }, () => client.post('/users/activate', {}, { headers })));
    const refused = replies.filter(({ status }) => status === 429);
    assert.equal(refused.length, 15);
    for (const reply of refused) failure(reply, 429, 'too_many_requests');
  });

  it('goes on while Redis is away, says so once a worker, and uses it again when it is back', async () => {
    const port = await freePort();
    let redis = await startRedis(port);
    const env = {
      SETTINGS__CACHE__URL: `redis://127.0.0.1:${port}/0`,
      SETTINGS__AUTHENTICATION__MAX_FAILED_LOGINS: '3',
      SETTINGS__DATABASE__URL: 'sqlite:///./var/away.db', // of its own: the deliverers of the others would take its mails
    };
    const running = await service.serve({ env });
    const given = { client: running.client, mailbox: Mailbox.ofLog(running) };
    const person = await member(given);
    await logIn(given, person);
    const { username } = stranger();
    failure(await running.client.post('/auth/login', { login: username, password: 'wrong' }), 401);

    await redis.close();
    await logIn(given, person);
    const statuses = [];
    for (let attempt = 0; attempt < 12; attempt += 1) statuses.push((await running.client.post('/auth/login', { login: username, password: 'wrong' })).status);
    assert.deepEqual([...new Set(statuses)], [401, 429], 'each worker counts for itself');
    const ready = failure(await running.client.get('/health/ready'), 503, 'not_ready');
    assert.deepEqual(ready.details.map(({ field }) => field), ['cache']);
    const told = running.lines.filter((line) => line.includes('shared cache is away'));
    assert.ok(told.length >= 1 && told.length <= 2, running.log);

    redis = await startRedis(port);
    await eventually(async () => (await running.client.get('/health/ready')).status === 200, 'Redis to be used again');
    await logIn(given, person);
    await redis.close();
  });
});

/** One of its own, which may be killed. */
async function startRedis(port) {
  const server = new Background('uv', scriptArguments('fakeredis', 'redis_server.py', [String(port)]));
  cleanup(() => server.stop('SIGKILL'));
  await server.line(/^ready$/, 120_000);
  return server;
}
