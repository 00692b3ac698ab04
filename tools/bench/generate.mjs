import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.mjs';
import { TOOLS } from '../paths.mjs';
import { findPython } from '../provision/python.mjs';
import { REQUIREMENTS } from '../python-tool.mjs';
import { Workspace, temporary } from '../workspace.mjs';
import { interleave } from './interleave.mjs';

/** A plugin whose only generator does nothing: what Nx itself takes. */
const NOTHING = {
  'package.json': { name: 'nothing', version: '0.0.0', generators: './generators.json' },
  'generators.json': { generators: { nothing: { factory: './nothing.js', schema: './schema.json' } } },
  'schema.json': { $id: 'nothing', type: 'object', properties: {} },
};

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

async function addNothing(workspace) {
  for (const [file, content] of Object.entries(NOTHING)) await workspace.write(`tools/nothing/${file}`, JSON.stringify(content));
  await workspace.write('tools/nothing/nothing.js', 'module.exports = async () => {};\n');
  await symlink(join('..', 'tools', 'nothing'), workspace.path('node_modules', 'nothing'));
}

/** The peer in an environment of its own. @returns {Promise<string>} its program */
async function robynConfig() {
  const home = join(TOOLS, 'robyn-config');
  await mkdir(TOOLS, { recursive: true });
  await run('uv', ['venv', '--quiet', '--clear', '--python', await findPython(), home]);
  const python = join(home, 'bin', 'python');
  await run('uv', ['pip', 'install', '--quiet', '--compile-bytecode', '--python', python, REQUIREMENTS['robyn-config']]);
  return join(home, 'bin', 'robyn-config');
}
