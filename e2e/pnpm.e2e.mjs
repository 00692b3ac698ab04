import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { before, describe, it } from 'node:test';
import { capture } from '../tools/command.mjs';
import { npmInstall } from '../tools/npm.mjs';
import { TARBALL } from '../tools/paths.mjs';
import { Workspace, nxVersion, temporary } from '../tools/workspace.mjs';
import { cleanup } from './fixtures/cleanup.mjs';
import { assertSuccess } from './fixtures/failing.mjs';

const PNPM = 'pnpm@10';

/** A workspace that pnpm has installed, and pnpm itself. */
async function workspaceOfPnpm() {
  const tool = new Workspace(await temporary('nx-robyn-pnpm-'));
  cleanup(() => tool.remove());
  await tool.write('package.json', '{}\n');
  await npmInstall(tool.directory, [PNPM]);
  const PATH = [tool.path('node_modules', '.bin'), process.env.PATH].join(delimiter);
  const workspace = new Workspace(await temporary());
  cleanup(() => workspace.remove());
  await workspace.write('package.json', '{ "name": "acme", "version": "0.0.0", "private": true }\n');
  await workspace.write('nx.json', '{ "analytics": false, "neverConnectToCloud": true }\n');
  await workspace.write('.gitignore', 'node_modules\n.nx\n');
  await copyFile(TARBALL, workspace.path('nx-robyn.tgz'));
  const pnpm = (args) => capture('pnpm', args, { cwd: workspace.directory, env: { PATH }, timeout: 300_000 });
  assertSuccess(await pnpm(['add', '--save-dev', `nx@${nxVersion()}`, `@nx/devkit@${nxVersion()}`, './nx-robyn.tgz']));
  return { workspace, pnpm };
}

describe('in a workspace of pnpm', () => {
  let workspace, pnpm;
  before(async () => ({ workspace, pnpm } = await workspaceOfPnpm()));

  it('links the shim', async () => {
    assertSuccess(await pnpm(['exec', 'nx', 'g', 'nx-robyn:init']));
    const { devDependencies } = JSON.parse(await workspace.read('package.json'));
    assert.equal(devDependencies.robyn, 'link:tools/robyn');
    assert.ok((await workspace.snapshot())['pnpm-lock.yaml']);
    assert.equal((await workspace.snapshot())['package-lock.json'], undefined);
  });

  it('generates by the short name', async () => {
    assertSuccess(await pnpm(['exec', 'nx', 'g', 'robyn:service', 'orders', '--no-interactive']));
    const { stdout } = await pnpm(['exec', 'nx', 'show', 'project', 'orders', '--json']);
    assert.ok(JSON.parse(stdout).targets.check);
    assertSuccess(await pnpm(['exec', 'nx', 'run', 'orders:migrate']));
  });

  it('generates through Plop', async () => {
    assertSuccess(await pnpm(['exec', 'nx', 'g', 'robyn:init', '--plop']));
    assertSuccess(await pnpm(['exec', 'plop', 'service', 'billing', '--', '--skip-lock']));
    assert.match(await workspace.read('services/billing/pyproject.toml'), /^name = "billing"$/m);
  });

  it('changes nothing the second time', async () => {
    const before = await workspace.snapshot();
    for (const args of [['g', 'nx-robyn:init', '--plop'], ['g', 'robyn:service', 'orders', '--no-interactive']]) {
      assertSuccess(await pnpm(['exec', 'nx', ...args]));
    }
    assert.deepEqual(await workspace.snapshot(), before);
  });
});
