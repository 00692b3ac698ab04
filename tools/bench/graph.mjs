import { rm } from 'node:fs/promises';
import { Workspace } from '../workspace.mjs';
import { interleave } from './interleave.mjs';
import { nxlvPython } from './nxlv-python.mjs';
import { writeCopies, writeInferred } from './project-json.mjs';
import { pythonProjects, writePython } from './python-projects.mjs';

/**
 * `nx show projects` without the daemon: Python projects inferred from their pyproject.toml, beside the same projects with the same targets
 * written as project.json, without a plugin and with one that does nothing, and beside `@nxlv/python` with the project.json that its generators
 * write. The first run finds nothing of an earlier one.
 * @param {number[]} counts of projects, rising
 * @returns {Promise<Record<number, Record<string, { median: number, min: number, max: number }>>>} by count, seconds of `inferred`, `written`,
 *   `idle` and `nxlv`, and of the first runs `inferredFirst`, `writtenFirst`, `idleFirst` and `nxlvFirst`
 */
export async function measureGraph(counts = [1, 10, 100, 1000]) {
  const inferred = await Workspace.bare();
  const peer = await nxlvPython();
  let written, idle;
  try {
    await inferred.nxOk(['g', 'nx-robyn:init']);
    const service = await exampleService(inferred);
    written = await Workspace.copy(inferred.directory);
    await withPlugins(written, []);
    idle = await Workspace.copy(written.directory);
    await addIdlePlugin(idle);
    await withPlugins(idle, ['idle']);
    const sides = { inferred, written, idle, nxlv: peer.workspace };
    const measured = {};
    for (const count of counts) {
      const projects = pythonProjects(count);
      for (const workspace of Object.values(sides)) await writePython(workspace, projects, service);
      await writeInferred(inferred, [written, idle]);
      await writeCopies(peer.workspace, projects, peer.examples);
      measured[count] = await interleave(runsOf(sides, projects));
    }
    return measured;
  } finally {
    await Promise.all([inferred, peer.workspace, written, idle].map((workspace) => workspace?.remove()));
  }
}

/** The texts of a service that the generator makes; the service itself goes. */
async function exampleService(workspace) {
  await workspace.nxOk(['g', 'nx-robyn:service', 'service-000', '--no-interactive']);
  const [pyproject, lock] = await Promise.all(['pyproject.toml', 'uv.lock'].map((file) => workspace.read(`services/service-000/${file}`)));
  await rm(workspace.path('services'), { recursive: true });
  return { pyproject, lock };
}

async function withPlugins(workspace, plugins) {
  const settings = JSON.parse(await workspace.read('nx.json'));
  delete settings.sync;
  await workspace.write('nx.json', JSON.stringify({ ...settings, plugins }));
}

/** What any plugin costs: Nx starts a process for each. */
async function addIdlePlugin(workspace) {
  await workspace.write('node_modules/idle/package.json', JSON.stringify({ name: 'idle', version: '0.0.0', main: 'index.js' }));
  const nodes = "exports.createNodes = exports.createNodesV2 = ['**/pyproject.toml', () => []];";
  await workspace.write('node_modules/idle/index.js', `exports.name = 'idle';\n${nodes}\n`);
}

/** Of each side a first run and the second one. */
function runsOf(sides, projects) {
  const names = projects.map(({ name }) => name).sort().join();
  const show = async (workspace) => {
    const { seconds, stdout } = await workspace.nxOk(['show', 'projects', '--json']);
    if (JSON.parse(stdout).sort().join() !== names) throw new Error(`other projects than the ${projects.length} in ${workspace.directory}`);
    return seconds;
  };
  const first = async (workspace) => {
    await rm(workspace.path('.nx'), { recursive: true, force: true });
    return show(workspace);
  };
  return Object.fromEntries(
    Object.entries(sides).flatMap(([side, workspace]) => [
      [`${side}First`, () => first(workspace)],
      [side, () => show(workspace)],
    ]),
  );
}
