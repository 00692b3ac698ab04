import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { capture } from '../../tools/command.mjs';
import { ROOT } from '../../tools/paths.mjs';
import { programArguments } from '../../tools/python-tool.mjs';
import { full } from '../fixtures/extent.mjs';
import { Mailbox } from '../fixtures/mailbox.mjs';
import { assertSuccess } from '../fixtures/failing.mjs';
import { logIn, member } from '../fixtures/member.mjs';
import { Service } from '../fixtures/service.mjs';
import { addShop } from '../fixtures/shop.mjs';
import { Stack } from '../fixtures/stack.mjs';
import { workspaceOfServices } from '../fixtures/workspace.mjs';

const CONFIGURATION = join(ROOT, 'e2e', 'fixtures', 'schemathesis.toml');
const HOOKS = join(ROOT, 'e2e', 'fixtures', 'schemathesis_hooks.py');
/** For each operation; in the full run more than 20,000 calls of each service come of it. */
const EXAMPLES = full ? '600' : '12';

/**
 * A service with the shop, called by its contract.
 * @param {ConstructorParameters<typeof Stack>[0]} choice
 * @param {{ sampled?: boolean }} options `sampled`: it is tried in `npm test`, too
 */
export function openapi(choice, { sampled = false } = {}) {
  const stack = new Stack(choice);
  describe(`the OpenAPI contract: ${stack.name}`, { skip: !full && !sampled && 'in npm run test:full' }, () => contract(stack));
}

function contract(stack) {
  let workspace, service;

  before(async () => {
    workspace = await workspaceOfServices();
    service = await Service.installed(workspace, 'orders', stack);
    await addShop(service);
  });

  it('is written by a target, the same every time, and valid', async () => {
    assertSuccess(await workspace.nx(['run', 'orders:openapi']));
    const text = await workspace.read('services/orders/openapi.json');
    assertSuccess(await workspace.nx(['run', 'orders:openapi', '--skip-nx-cache']));
    assert.equal(await workspace.read('services/orders/openapi.json'), text);
    assertSuccess(await capture('uv', programArguments('openapi-spec-validator', [service.path('openapi.json')])));
  });

  it('is what the service serves, and what it does: schemathesis, all checks', async (t) => {
    const running = await service.serve({ env: { SETTINGS__AUTHENTICATION__ACCESS_MINUTES: '600' } }); // one token for all calls
    const served = await running.client.get('/openapi.json');
    assert.deepEqual(served.body, JSON.parse(await workspace.read('services/orders/openapi.json')));
    const given = { client: running.client, mailbox: Mailbox.ofLog(running) };
    const { accessToken } = await logIn(given, await member(given));
    // Logging out ends the session that the other operations are called with: last, and alone.
    const cases = [];
    for (const selection of [['--exclude-path', '/auth/logout'], ['--include-path', '/auth/logout']]) {
      const outcome = await explore(running, accessToken, selection);
      assertSuccess(outcome);
      cases.push(Number(outcome.stdout.match(/(\d+) generated/)[1]));
    }
    t.diagnostic(`${cases.join(' + ')} calls`);
    if (full) assert.ok(cases[0] >= 20_000, `${cases[0]} calls`);
    assert.equal((await running.client.get('/health')).status, 200);
    assert.deepEqual(await running.stop(), { code: 0, signal: null });
    assert.doesNotMatch(running.log, /Traceback/);
  });

  /** Calls a running service by its contract, in ways that it allows and in ways that it does not. */
  function explore(running, accessToken, selection) {
    const how = ['--checks', 'all', '--max-examples', EXAMPLES, '--seed', '7', '--generation-database', 'none', '--no-color'];
    const who = ['--header', `Authorization: Bearer ${accessToken}`];
    const args = ['--config-file', CONFIGURATION, 'run', `${running.baseUrl}/openapi.json`, ...how, ...who, ...selection];
    const options = { cwd: workspace.directory, env: { SCHEMATHESIS_HOOKS: HOOKS }, timeout: 3_600_000 };
    return capture('uv', programArguments('schemathesis', args), options);
  }
}
