import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { assertSuccess } from './fixtures/failing.mjs';
import { failure, result } from './fixtures/client.mjs';
import { Mailbox } from './fixtures/mailbox.mjs';
import { logIn, member } from './fixtures/member.mjs';
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
});
