import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { access, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { capture, run } from '../tools/command.mjs';
import { environment } from '../tools/environment.mjs';
import { isListening } from '../tools/network.mjs';
import { temporary } from '../tools/workspace.mjs';
import { cleanup } from './fixtures/cleanup.mjs';
import { sqlite } from './fixtures/database.mjs';
import { eventually } from './fixtures/eventually.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { addColumn } from './fixtures/model.mjs';
import { revisionsOf } from './fixtures/revision.mjs';
import { Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const TARGETS = [
  'install', 'install.dev', 'lock', 'check', 'fix', 'tests', 'tests.coverage', 'run', 'run.dev', 'run.compose',
  'makemigration', 'migrate', 'backend.run', 'backend.status', 'backend.update', 'backend.stop',
]; // prettier-ignore

const noMake = spawnSync('make', ['--version']).error ? 'make is not on PATH' : false;

for (const packageManager of ['uv', 'poetry']) describe(`the Makefile with ${packageManager}`, { skip: noMake }, () => {
  let service;

  before(async () => {
    service = await Service.generate(await workspaceOfServices(), 'orders', new Stack({ packageManager }));
  });

  const make = (args, env) => capture('make', args, { cwd: service.directory, env, timeout: 300_000 });

  it('has every target of the contract', async () => {
    for (const target of TARGETS) assertSuccess(await make(['--dry-run', target, 'MIGRATION_MESSAGE=x']));
  });

  it('installs nothing without a lock, and resolves none', async () => {
    const lock = service.path(`${packageManager}.lock`);
    await rename(lock, `${lock}.away`);
    const outcome = await make(['install']);
    assert.notEqual(outcome.code, 0, outcome.output);
    assert.match(outcome.output, /lock/);
    await assert.rejects(access(lock));
    await rename(`${lock}.away`, lock);
  });

  it('leaves an activated environment of somebody else alone, as the Nx targets do', async () => {
    const other = await temporary('activated-');
    cleanup(() => rm(other, { recursive: true, force: true }));
    await run('uv', ['venv', '--seed', '--quiet', other]);
    const activated = { VIRTUAL_ENV: other, PATH: [join(other, 'bin'), environment().PATH].join(delimiter) };
    const before = await readdir(join(other, 'bin'));
    assertSuccess(await make(['install.dev'], activated));
    for (const target of ['install', 'lint']) assertSuccess(await service.workspace.nx(['run', `orders:${target}`], { env: activated }));
    assert.deepEqual(await readdir(join(other, 'bin')), before);
    await access(service.path('.venv', 'bin', 'ruff'));
  });

  it('does what the Nx targets do', async () => {
    assertSuccess(await make(['install.dev']));
    assertSuccess(await make(['fix']));
    const [byMake, byNx] = [await sqlite(service), await sqlite(service)];
    assertSuccess(await make(['migrate'], { SETTINGS__DATABASE__URL: byMake.url }));
    assertSuccess(await service.workspace.nx(['run', 'orders:migrate'], { env: { SETTINGS__DATABASE__URL: byNx.url } }));
    assert.deepEqual(await byMake.columns(), await byNx.columns());
  });

  it('takes any words as the message of a migration', async () => {
    await addColumn(service, 'nickname');
    assertSuccess(await make(['makemigration', `MIGRATION_MESSAGE=it's "new" $$HOME`]));
    assert.match((await revisionsOf(service, new Stack()).newest()).file, /it_s_new/);
  });

  it('serves, as the Nx target does, until it is stopped', async () => {
    const nx = service.workspace.path('node_modules', '.bin', 'nx');
    for (const command of [['make', ['run']], [nx, ['run', 'orders:serve']]]) {
      const running = await service.serve({ command });
      assert.equal((await running.client.get('/health')).status, 200);
      await running.stop('SIGTERM');
      await eventually(async () => !(await isListening(running.port)), 'the port to be free');
    }
  });
});
