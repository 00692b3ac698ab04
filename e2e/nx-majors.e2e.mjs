import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { capture } from '../tools/command.mjs';
import { nxVersion, Workspace } from '../tools/workspace.mjs';
import { cleanup } from './fixtures/cleanup.mjs';
import { full } from './fixtures/extent.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { registryWithPlugin } from './fixtures/registry.mjs';
import { RELEASES } from './fixtures/nx-releases.mjs';

/** The other files have the release of this repository already. */
const SERVICE = ['g', 'robyn:service', 'orders', '--no-interactive'];

let registry;
before(async () => (registry = await registryWithPlugin()));

for (const release of RELEASES.filter(({ nx }) => full || nx !== nxVersion())) {
  describe(`on Nx ${release.nx}`, () => {
    let workspace;
    before(async () => {
      workspace = await Workspace.bare({ ...release, plugin: false });
      cleanup(() => workspace.remove());
    });

    it('is added by its name', async () => {
      assertSuccess(await workspace.nx(['add', 'nx-robyn'], { env: { npm_config_registry: registry.url } }));
      assert.match(JSON.stringify(JSON.parse(await workspace.read('nx.json')).plugins), /nx-robyn/);
    });

    it('generates nothing in a dry run, and a service else', async () => {
      const before = await workspace.snapshot();
      assertSuccess(await workspace.nx([...SERVICE, '--dry-run']));
      assert.deepEqual(await workspace.snapshot(), before);
      assertSuccess(await workspace.nx(SERVICE));
      const after = await workspace.snapshot();
      assert.ok(after['services/orders/uv.lock']);
      assertSuccess(await workspace.nx(SERVICE));
      assert.deepEqual(await workspace.snapshot(), after);
    });

    it('infers targets, and runs them', async () => {
      const { targets } = await workspace.project('orders');
      assert.ok(targets.serve && targets.check);
      assertSuccess(await workspace.nx(['run', 'orders:migrate']));
      assertSuccess(await workspace.nx(['run', 'orders:lint']));
      assert.match((await workspace.nxOk(['run', 'orders:lint'])).output, /cache/i);
    });

    it('generates through Plop', async () => {
      assertSuccess(await workspace.nx(['g', 'robyn:init', '--plop']));
      assertSuccess(await capture('npx', ['plop', 'service', 'billing', '--', '--skip-lock'], { cwd: workspace.directory, timeout: 120_000 }));
      assert.ok((await workspace.project('billing')).targets.check);
    });
  });
}
