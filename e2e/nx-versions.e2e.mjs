import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Workspace } from '../tools/workspace.mjs';
import { cleanup } from './fixtures/cleanup.mjs';
import { assertSuccess } from './fixtures/failing.mjs';

/** The majors beside the one that every other test runs on. Not every release has both packages. */
const VERSIONS = [
  { nx: '22.7.8', devkit: '22.7.8' },
  { nx: '24.0.6', devkit: '24.0.0' },
];

for (const versions of VERSIONS) {
  describe(`on Nx ${versions.nx}`, () => {
    it('registers, generates, infers and runs', async () => {
      const workspace = await Workspace.bare(versions);
      cleanup(() => workspace.remove());
      assertSuccess(await workspace.nx(['g', 'nx-robyn:init']));
      assertSuccess(await workspace.nx(['g', 'robyn:service', 'orders', '--no-interactive']));
      const { targets } = await workspace.project('orders');
      assert.ok(targets.serve && targets.migrate);
      assertSuccess(await workspace.nx(['run', 'orders:migrate']));
      assertSuccess(await workspace.nx(['run', 'orders:lint']));
      assert.match((await workspace.nxOk(['run', 'orders:lint'])).output, /cache/i);
    });
  });
}
