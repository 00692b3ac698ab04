import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { capture } from '../tools/command.mjs';
import { Workspace, nxVersion, temporary } from '../tools/workspace.mjs';
import { cleanup } from './fixtures/cleanup.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { registryWithPlugin } from './fixtures/registry.mjs';

/** What a person types, beside what keeps it from asking. */
const COMMAND = [`create-nx-workspace@${nxVersion()}`, 'acme', '--preset=nx-robyn', '--service-name=orders', '--python-version=3.12'];
const QUIETLY = ['--pm=npm', '--nxCloud=skip', '--no-interactive', '--trustThirdPartyPreset', '--skipGit'];

describe('create-nx-workspace --preset=nx-robyn', () => {
  let workspace, registry, outcome;
  before(async () => {
    registry = await registryWithPlugin();
    const place = await temporary('nx-robyn-preset-');
    cleanup(() => rm(place, { recursive: true, force: true, maxRetries: 5 }));
    const env = { npm_config_registry: registry.url, npm_config_yes: 'true' };
    outcome = await capture('npx', [...COMMAND, ...QUIETLY], { cwd: place, env, timeout: 600_000 });
    workspace = new Workspace(join(place, 'acme'));
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
