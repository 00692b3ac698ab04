import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from '../tools/command.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

describe('nx-robyn render', () => {
  it('renders what the manifest says, byte for byte, every time', async () => {
    const workspace = await workspaceOfServices();
    await workspace.nxOk(['g', 'nx-robyn:service', 'orders', '--no-interactive', '--cache=redis', '--database=postgresql', '--tags=a,b']);
    const expected = await tree(workspace, 'services/orders');
    delete expected['uv.lock'];
    for (const out of ['once', 'twice']) {
      await run('npx', ['nx-robyn', 'render', 'services/orders', out], { cwd: workspace.directory });
      assert.deepEqual(await tree(workspace, out), expected);
    }
  });
});

async function tree(workspace, folder) {
  const entries = Object.entries(await workspace.snapshot(folder));
  return Object.fromEntries(entries.map(([path, hash]) => [path.slice(folder.length + 1), hash]));
}
