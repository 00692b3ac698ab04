import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { before, describe, it } from 'node:test';
import { isListening } from '../tools/network.mjs';
import { eventually } from './fixtures/eventually.mjs';
import { assertFailure } from './fixtures/failing.mjs';
import { Service } from './fixtures/service.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

describe('serve', () => {
  let workspace, service;

  before(async () => {
    workspace = await workspaceOfServices();
    service = await Service.installed(workspace, 'orders');
  });

  it('ends on Ctrl-C with exit code 0', async () => {
    const running = await service.serve();
    assert.deepEqual(await running.stop('SIGINT'), { code: 0, signal: null }, running.log);
    assert.equal(await isListening(running.port), false);
  });

  for (const signal of ['SIGTERM', 'SIGINT']) {
    it(`ends when ${signal} reaches nx, and leaves nobody on the port`, async () => {
      const nx = workspace.path('node_modules', '.bin', 'nx');
      const running = await service.serve({ command: [nx, ['run', 'orders:serve']], cwd: workspace.directory });
      await running.stop(signal, 40_000);
      await eventually(async () => !(await isListening(running.port)), 'the port to be free');
    });
  }

  it('refuses a port that somebody listens on', async () => {
    const other = createServer();
    await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address();
    assertFailure(await service.command(['serve'], { SETTINGS__SERVER__PORT: String(port) }), new RegExp(`\\b${port}\\b`));
    other.close();
    const first = await service.serve();
    assertFailure(await service.command(['serve'], { SETTINGS__SERVER__PORT: String(first.port) }), new RegExp(`\\b${first.port}\\b`));
    assert.equal((await first.client.get('/health')).status, 200);
    await first.stop();
  });

  it('replaces a worker that died', async () => {
    const running = await service.serve();
    await eventually(() => running.workers.length === 2, 'both workers');
    const [victim] = running.workers;
    process.kill(victim, 'SIGKILL');
    for (let count = 0; count < 20; count += 1) await eventually(() => answers(running), 'an answer from the other worker');
    await eventually(() => !running.workers.includes(victim), 'a worker in its place');
    assert.deepEqual(await running.stop(), { code: 0, signal: null }, running.log);
  });

  it('refuses to start in production without a secret', async () => {
    const env = { SETTINGS__ENVIRONMENT: 'production', SETTINGS__AUTHENTICATION__SECRET: undefined };
    assertFailure(await service.command(['serve'], env), /SETTINGS__AUTHENTICATION__SECRET/);
  });
});

async function answers(running) {
  return (await running.client.get('/health').catch(() => undefined))?.status === 200;
}
