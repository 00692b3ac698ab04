import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command.mjs';
import { temporary } from './workspace.mjs';

/** The name that a shipped lock carries until the plugin substitutes a service's. */
export const PLACEHOLDER = 'nx-robyn-service';

/** The dependency sets that a lock ships for; the name is the lock file's. */
export const SETS = [
  { name: 'sqlalchemy', cache: 'memory' },
  { name: 'sqlalchemy-redis', cache: 'redis' },
];

/**
 * The pyproject.toml that the built plugin renders for a service of one dependency set.
 * @param {string} built folder of the built package
 * @param {{ cache: string }} set
 * @returns {Promise<string>}
 */
export async function templatePyproject(built, { cache }) {
  const directory = await temporary('nx-robyn-render-');
  const manifest = [
    '[project]',
    `name = "${PLACEHOLDER}"`,
    '[tool.robyn-config]',
    'design = "ddd"',
    'orm = "sqlalchemy"',
    'package_manager = "uv"',
    '[tool.nx-robyn]',
    'version = "0.0.0"',
    `name = "${PLACEHOLDER}"`,
    'module = "nx_robyn_service"',
    'port = 8000',
    'database = "sqlite"',
    `cache = "${cache}"`,
    'uid = "uuidv7"',
    'python_version = "3.11"',
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
