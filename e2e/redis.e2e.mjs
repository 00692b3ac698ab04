import { before, describe, it } from 'node:test';
import { assertSuccess } from './fixtures/failing.mjs';
import { result } from './fixtures/client.mjs';
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
});
