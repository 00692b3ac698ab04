import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { run } from './command.mjs';
import { temporary } from './workspace.mjs';

const require = createRequire(import.meta.url);

/** The name that a shipped lock carries until the plugin substitutes a service's. */
export const PLACEHOLDER = 'nx-robyn-service';

/**
 * The sets of dependencies that the options can make: only these options decide on a dependency.
 * @param {string} built folder of the built package
 * @returns {{ orm: string, cache: string }[]} for every ORM, the largest set first
 */
export function dependencySets(built) {
  const { caches, orms } = require(join(built, 'src', 'service', 'model.js'));
  return orms.flatMap((orm) => [...caches].reverse().map((cache) => ({ orm, cache })));
}

/**
 * @param {string} built folder of the built package
 * @param {{ packageManager: string, orm: string, cache: string }} set
 * @returns {string} file name of the set's lock in the package
 */
export function lockName(built, set) {
  return require(join(built, 'src', 'blueprint', 'lock.js')).lockName(set);
}

/**
 * The pyproject.toml that the built plugin renders for a service of one dependency set.
 * @param {string} built folder of the built package
 * @param {{ packageManager: string, orm: string, cache: string }} set
 * @param {{ name?: string, pythonVersion?: string }} service
 * @returns {Promise<string>}
 */
export async function templatePyproject(built, { packageManager, orm, cache }, { name = PLACEHOLDER, pythonVersion = '3.11' } = {}) {
  const directory = await temporary('nx-robyn-render-');
  const manifest = [
    '[project]',
    `name = "${name}"`,
    '[tool.robyn-config]',
    'design = "ddd"',
    `orm = "${orm}"`,
    `package_manager = "${packageManager}"`,
    '[tool.nx-robyn]',
    'version = "0.0.0"',
    `name = "${name}"`,
    `module = "${name.replaceAll('-', '_')}"`,
    'port = 8000',
    'database = "sqlite"',
    `cache = "${cache}"`,
    'uid = "uuidv7"',
    `python_version = "${pythonVersion}"`,
    'tags = []',
  ];
  try {
    await writeFile(join(directory, 'pyproject.toml'), `${manifest.join('\n')}\n`);
    await run('node', [join(built, 'bin', 'nx-robyn.js'), 'render', directory, join(directory, 'out')]);
    return await readFile(join(directory, 'out', 'pyproject.toml'), 'utf8');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
