import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.mjs';
import { Workspace, temporary } from '../workspace.mjs';
import { interleave } from './interleave.mjs';
import { addNothing } from './nothing.mjs';
import { robynConfig } from './robyn-config.mjs';

/**
 * `service`, lock included, beside `robyn-config create` and a generator that does nothing, with each package manager.
 * @returns {Promise<Record<string, { median: number, min: number, max: number }>>} seconds of `service-uv`, `robyn-config-uv`,
 *   `service-poetry`, `robyn-config-poetry`, `nothing`
 */
export async function measureGeneration() {
  const peer = await robynConfig();
  const workspace = await Workspace.bare();
  const out = await temporary('nx-robyn-peer-');
  try {
    await workspace.nxOk(['g', 'nx-robyn:init']);
    await addNothing(workspace);
    const service = (packageManager) => async (round) => {
      const options = ['--no-interactive', '--package-manager', packageManager];
      const { seconds } = await workspace.nxOk(['g', 'nx-robyn:service', `orders-${round}`, ...options]);
      await rm(workspace.path('services'), { recursive: true });
      return seconds;
    };
    const create = (packageManager) => async (round) => {
      const options = ['--orm', 'sqlalchemy', '--design', 'ddd', '--package-manager', packageManager];
      return (await run(peer, ['create', `orders-${round}`, join(out, packageManager, String(round)), ...options])).seconds;
    };
    return await interleave({
      'service-uv': service('uv'),
      'robyn-config-uv': create('uv'),
      'service-poetry': service('poetry'),
      'robyn-config-poetry': create('poetry'),
      nothing: async () => (await workspace.nxOk(['g', 'nothing:nothing', '--no-interactive'])).seconds,
    });
  } finally {
    await workspace.remove();
    await rm(out, { recursive: true, force: true });
  }
}
