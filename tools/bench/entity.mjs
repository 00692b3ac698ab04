import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.mjs';
import { Workspace, temporary } from '../workspace.mjs';
import { interleave } from './interleave.mjs';
import { addNothing } from './nothing.mjs';
import { robynConfig } from './robyn-config.mjs';

const FIELDS = '--fields=name:string(255)';

/**
 * `entity` in an installed service beside `robyn-config add` in an installed project and a generator that does nothing, and
 * the first entity of a service beside the last of many.
 * @param {number} count of entities that the full service has in the end
 * @returns {Promise<Record<string, { median: number, min: number, max: number }>>} seconds of `entity`, `robyn-config-add`,
 *   `nothing`, `last`
 */
export async function measureEntity(count = 200) {
  const peer = await robynConfig();
  const workspace = await withService('orders');
  const crowded = await withService('full'); // a workspace of its own: what is beside a service is not what is measured
  const out = await temporary('nx-robyn-peer-');
  try {
    await addNothing(workspace);
    await fill(crowded, 'full', count - 1);
    await workspace.nxOk(['run', 'orders:install']);
    await crowded.nxOk(['run', 'full:install']);
    const project = await installedPeer(peer, join(out, 'orders'));
    return await interleave({
      entity: (round) => addAndTakeBack(workspace, 'orders', round),
      'robyn-config-add': async (round) => (await run(peer, ['add', `item-${round}`, project])).seconds,
      nothing: async () => (await workspace.nxOk(['g', 'nothing:nothing', '--no-interactive'])).seconds,
      last: (round) => addAndTakeBack(crowded, 'full', round),
    });
  } finally {
    await Promise.all([workspace.remove(), crowded.remove()]);
    await rm(out, { recursive: true, force: true });
  }
}

async function withService(name) {
  const workspace = await Workspace.bare();
  await workspace.nxOk(['g', 'nx-robyn:init']);
  await workspace.nxOk(['g', 'nx-robyn:service', name, '--no-interactive']);
  return workspace;
}

/** Every round finds the same service: what was added goes again, out of the time that is taken. */
async function addAndTakeBack(workspace, project, round) {
  const { seconds } = await workspace.nxOk(['g', 'nx-robyn:entity', `item-${round}`, `--project=${project}`, FIELDS, '--no-interactive']);
  await workspace.nxOk(['g', 'nx-robyn:remove-entity', `item-${round}`, `--project=${project}`, '--no-interactive']);
  return seconds;
}

/** Gives a service many entities at once: they are written into its manifest, and the manifest is rendered. */
async function fill(workspace, name, count) {
  const pyproject = `services/${name}/pyproject.toml`;
  const entities = Array.from({ length: count }, (_, index) => manifestOf(`thing-${String(index).padStart(3, '0')}`)).join('');
  const text = await workspace.read(pyproject);
  const [table] = text.match(/^\[tool\.nx-robyn\]\n(?:[^[\n].*\n)*/m);
  await workspace.write(pyproject, text.replace(table, `${table}${entities}`));
  const rendered = workspace.path('rendered');
  await run(workspace.path('node_modules/.bin/nx-robyn'), ['render', workspace.path('services', name), rendered], { cwd: workspace.directory });
  await cp(rendered, workspace.path('services', name), { recursive: true });
  await rm(rendered, { recursive: true });
}

function manifestOf(name) {
  return `\n[tool.nx-robyn.entities.${name}]\nplural = "${name}s"\nauth = "write"\nowner = false\nfields = [\n    "name:string(255)",\n]\n`;
}

/** A project of the peer with its environment beside it, as its users have it. */
async function installedPeer(peer, directory) {
  await mkdir(directory, { recursive: true });
  await run(peer, ['create', 'orders', directory, '--orm', 'sqlalchemy', '--design', 'ddd', '--package-manager', 'uv']);
  await run('uv', ['sync', '--quiet', '--all-extras'], { cwd: directory });
  return directory;
}
