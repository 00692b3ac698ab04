import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertSuccess } from './fixtures/failing.mjs';
import { bareWorkspace } from './fixtures/workspace.mjs';

describe('init', () => {
  let workspace;
  before(async () => (workspace = await bareWorkspace()));

  it('writes nothing under --dry-run', async () => {
    const before = await workspace.snapshot();
    assertSuccess(await workspace.nx(['g', 'nx-robyn:init', '--dry-run']));
    assert.deepEqual(await workspace.snapshot(), before);
  });

  it('registers the plugin and the name robyn', async () => {
    assertSuccess(await workspace.nx(['g', 'nx-robyn:init']));
    assert.match(JSON.stringify(JSON.parse(await workspace.read('nx.json')).plugins), /nx-robyn/);
    const shim = JSON.parse(await workspace.read('tools/robyn/package.json'));
    assert.equal(shim.name, 'robyn');
    assert.equal(shim.private, true);
    assert.deepEqual(Object.keys(shim.peerDependencies), ['nx-robyn']);
    const { devDependencies } = JSON.parse(await workspace.read('package.json'));
    assert.equal(devDependencies.robyn, 'file:tools/robyn');
  });

  it('changes nothing the second time', async () => {
    const before = await workspace.snapshot();
    assertSuccess(await workspace.nx(['g', 'nx-robyn:init']));
    assert.deepEqual(await workspace.snapshot(), before);
  });

  for (const collection of ['robyn', 'nx-robyn']) {
    it(`answers to ${collection}:service`, async () => {
      const name = `by-${collection}`;
      assertSuccess(await workspace.nx(['g', `${collection}:service`, name, '--no-interactive']));
      assert.equal((await workspace.project(name)).root, `services/${name}`);
    });
  }

  it('is found by nx list', async () => {
    const { output } = await workspace.nxOk(['list', 'nx-robyn']);
    assert.match(output, /service/);
    assert.match(output, /init/);
  });
});
