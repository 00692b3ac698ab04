import { symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** A plugin whose only generator does nothing: what Nx itself takes. */
const NOTHING = {
  'package.json': { name: 'nothing', version: '0.0.0', generators: './generators.json' },
  'generators.json': { generators: { nothing: { factory: './nothing.js', schema: './schema.json' } } },
  'schema.json': { $id: 'nothing', type: 'object', properties: {} },
};

/** Adds that plugin to a workspace; its generator is `nothing:nothing`. */
export async function addNothing(workspace) {
  for (const [file, content] of Object.entries(NOTHING)) await workspace.write(`tools/nothing/${file}`, JSON.stringify(content));
  await workspace.write('tools/nothing/nothing.js', 'module.exports = async () => {};\n');
  await symlink(join('..', 'tools', 'nothing'), workspace.path('node_modules', 'nothing'));
}
