import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { freePort, isListening } from '../tools/network.mjs';
import { result } from './fixtures/client.mjs';
import { eventually } from './fixtures/eventually.mjs';
import { assertFailure } from './fixtures/failing.mjs';
import { Running, Service } from './fixtures/service.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

describe('dev', () => {
  let workspace, service;

  before(async () => {
    workspace = await workspaceOfServices();
    service = await Service.generate(workspace, 'orders');
  });

  it('installs, migrates, seeds, serves with reload, and lets the developer in - one command', async () => {
    const port = await freePort();
    const env = { SETTINGS__SERVER__PORT: String(port) };
    const nx = workspace.path('node_modules', '.bin', 'nx');
    const dev = new Running(nx, ['run', 'orders:dev'], { cwd: workspace.directory, env, port });
    try {
      await dev.ready(120_000);
      await dev.line(new RegExp(`http://(?:127\\.0\\.0\\.1|localhost):${port}/docs`));
      const [token] = await dev.line(/eyJ[\w-]+\.[\w-]+\.[\w-]+/);
      const me = result(await dev.client.get('/auth/me', { token }));
      assert.ok(me.username && me.email);
      await reloads(dev);
    } finally {
      await dev.stop('SIGINT', 40_000);
    }
    await eventually(async () => !(await isListening(port)), 'the port to be free');
  });

  it('is refused outside development', async () => {
    assertFailure(await service.command(['dev'], { SETTINGS__ENVIRONMENT: 'production' }), /development/);
  });

  /** A broken file does not end it; a change shows. */
  async function reloads(dev) {
    const file = service.path('src', service.module, 'presentation', '__init__.py');
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}\nthis is no Python\n`);
    await dev.line(/SyntaxError|invalid syntax/i);
    await writeFile(file, text);
    await eventually(async () => (await dev.client.get('/health').catch(() => undefined))?.status === 200, 'a 200 after the repair');
    const contract = service.path('src', service.module, 'presentation', 'documentation');
    assert.ok(contract);
  }
});
