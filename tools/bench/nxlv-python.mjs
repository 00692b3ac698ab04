import { rm } from 'node:fs/promises';
import { npmInstall } from '../npm.mjs';
import { Workspace } from '../workspace.mjs';

/** The newest release that works with the Nx that this repository builds with. */
const RELEASE = '@nxlv/python@23.1.1';

/**
 * A workspace with the plugin `@nxlv/python` registered as its documentation has it.
 * @returns {Promise<{ workspace: Workspace, examples: Record<string, string> }>} with what its generators write as project.json, by kind of project
 */
export async function nxlvPython() {
  const workspace = await Workspace.bare({ plugin: false });
  await npmInstall(workspace.directory, ['--save-dev', RELEASE]);
  const made = (generator, type) => example(workspace, generator, type);
  const [service, library, poetry] = [await made('uv-project', 'application'), await made('uv-project', 'library'), await made('poetry-project', 'library')];
  const settings = JSON.parse(await workspace.read('nx.json'));
  await workspace.write('nx.json', JSON.stringify({ ...settings, plugins: [{ plugin: '@nxlv/python', options: { packageManager: 'uv' } }] }));
  return { workspace, examples: { service, library, poetry, uv: library, setuptools: library } };
}

async function example(workspace, generator, type) {
  const options = ['--directory=libs/example-project', `--projectType=${type}`, '--linter=ruff', '--unitTestRunner=pytest', '--no-interactive'];
  await workspace.nxOk(['g', `@nxlv/python:${generator}`, 'example-project', ...options]);
  const text = await workspace.read('libs/example-project/project.json');
  await rm(workspace.path('libs'), { recursive: true });
  return text;
}
