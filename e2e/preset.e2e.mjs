import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { capture } from '../tools/command.mjs';
import { TARBALL } from '../tools/paths.mjs';
import { Workspace, nxVersion, temporary } from '../tools/workspace.mjs';
import { cleanup } from './fixtures/cleanup.mjs';
import { full } from './fixtures/extent.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { registryWithPlugin } from './fixtures/registry.mjs';

const QUIETLY = ['--pm=npm', '--nxCloud=skip', '--no-interactive', '--trustThirdPartyPreset', '--skipGit'];

/** Types what a person types, and what keeps it from asking. @returns {Promise<{ workspace: Workspace, outcome: object }>} */
async function createWorkspace(options, env = {}) {
  const place = await temporary('nx-robyn-preset-');
  cleanup(() => rm(place, { recursive: true, force: true, maxRetries: 5 }));
  const args = [`create-nx-workspace@${nxVersion()}`, 'acme', ...options, ...QUIETLY];
  const outcome = await capture('npx', args, { cwd: place, env: { npm_config_yes: 'true', ...env }, timeout: 600_000 });
  return { workspace: new Workspace(join(place, 'acme')), outcome };
}

describe('create-nx-workspace --preset=nx-robyn', () => {
  let workspace, registry, outcome;
  before(async () => {
    registry = await registryWithPlugin();
    const options = ['--preset=nx-robyn', '--service-name=orders', '--python-version=3.12'];
    ({ workspace, outcome } = await createWorkspace(options, { npm_config_registry: registry.url }));
  });

  it('installs the plugin by its name, and says what to do next', async () => {
    assertSuccess(outcome);
    assert.match(outcome.output, /nx run orders:dev/);
    const installed = JSON.parse(await workspace.read('node_modules/nx-robyn/package.json'));
    assert.equal(installed.version, registry.version);
  });

  it('sets the workspace up, with one service', async () => {
    assert.match(JSON.stringify(JSON.parse(await workspace.read('nx.json')).plugins), /nx-robyn/);
    const { root, targets } = await workspace.project('orders');
    assert.equal(root, 'services/orders');
    assert.ok(targets.dev && targets.migrate && targets.check);
    assert.match(await workspace.read('services/orders/pyproject.toml'), /^requires-python = ">=3\.12"$/m);
    assert.ok((await workspace.snapshot('services/orders'))['services/orders/uv.lock']);
  });

  it('has a README of its own, and no empty folders of Nx', async () => {
    const readme = await workspace.read('README.md');
    assert.match(readme, /^# acme\n/);
    assert.match(readme, /nx run orders:dev/);
    const paths = Object.keys(await workspace.snapshot());
    assert.deepEqual(paths.filter((path) => path.endsWith('.gitkeep')), []);
  });

  it('has the devkit of its Nx', async () => {
    const version = async (name) => JSON.parse(await workspace.read(`node_modules/${name}/package.json`)).version;
    assert.equal(await version('@nx/devkit'), await version('nx'));
  });

  it('makes further services, by the short name', async () => {
    assertSuccess(await workspace.nx(['g', 'robyn:service', 'billing', '--no-interactive']));
    assert.ok((await workspace.project('billing')).targets.check);
  });

  it('changes nothing when the preset is applied again', async () => {
    const before = await workspace.snapshot();
    assertSuccess(await workspace.nx(['g', 'nx-robyn:preset', 'acme', '--service-name=orders', '--python-version=3.12', '--no-interactive']));
    assert.deepEqual(await workspace.snapshot(), before);
  });
});

describe('create-nx-workspace --preset=nx-robyn@file:...', { skip: !full && 'in npm run test:full' }, () => {
  it('makes a workspace of the packed tarball', async () => {
    const { workspace, outcome } = await createWorkspace([`--preset=nx-robyn@file:${TARBALL}`, '--skip-lock']);
    assertSuccess(outcome);
    assert.ok((await workspace.project('api')).targets.check);
  });
});
