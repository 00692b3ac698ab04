import { readFile } from 'node:fs/promises';
import { Workspace } from '../workspace.mjs';
import { interleave } from './interleave.mjs';

/**
 * `nx show projects` without the daemon: services inferred from their manifests, beside the same projects with the same
 * targets written as project.json and no plugin.
 * @param {number} count of services
 * @returns {Promise<Record<string, { median: number, min: number, max: number }>>} seconds of `inferred`, `written`
 */
export async function measureGraph(count = 100) {
  const inferred = await Workspace.bare();
  let written;
  try {
    await inferred.nxOk(['g', 'nx-robyn:init']);
    await inferred.nxOk(['g', 'nx-robyn:service', 'service-000', '--no-interactive']);
    await multiply(inferred, count);
    written = await Workspace.copy(inferred.directory);
    await writeProjects(inferred, written);
    const show = async (workspace) => {
      const { seconds, stdout } = await workspace.nxOk(['show', 'projects', '--json']);
      const found = JSON.parse(stdout).filter((name) => name.startsWith('service-')).length;
      if (found !== count) throw new Error(`${found} of ${count} projects in ${workspace.directory}`);
      return seconds;
    };
    return await interleave({ inferred: () => show(inferred), written: () => show(written) });
  } finally {
    await inferred.remove();
    await written?.remove();
  }
}

/** Copies the first service's manifest and lock under other names: all that inference reads. */
async function multiply(workspace, count) {
  const [pyproject, lock] = await Promise.all(['pyproject.toml', 'uv.lock'].map((file) => readFile(workspace.path('services/service-000', file), 'utf8')));
  for (let number = 1; number < count; number += 1) {
    const name = `service-${String(number).padStart(3, '0')}`;
    const rename = (text) => text.replaceAll('service-000', name).replaceAll('service_000', name.replace('-', '_'));
    await workspace.write(`services/${name}/pyproject.toml`, rename(pyproject).replace(/^port = \d+$/m, `port = ${8000 + number}`));
    await workspace.write(`services/${name}/uv.lock`, rename(lock));
  }
}

/** Writes down as project.json what the plugin infers, and leaves the plugin out. */
async function writeProjects(inferred, written) {
  await inferred.nxOk(['graph', '--file=graph.json']);
  const { graph } = JSON.parse(await inferred.read('graph.json'));
  for (const { name, data } of Object.values(graph.nodes)) {
    if (!name.startsWith('service-')) continue;
    const { root, sourceRoot, projectType, tags, targets, metadata } = data;
    await written.write(`${root}/project.json`, JSON.stringify({ name, sourceRoot, projectType, tags, metadata, targets }, undefined, 2));
  }
  const settings = JSON.parse(await written.read('nx.json'));
  delete settings.plugins;
  await written.write('nx.json', JSON.stringify(settings));
}
