import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { run } from './command.mjs';
import { temporary } from './workspace.mjs';

const require = createRequire(import.meta.url);

/** The name that a shipped lock carries until the plugin substitutes a service's. */
export const PLACEHOLDER = 'nx-robyn-service';

/**
 * @typedef {{ orm: string, cache: string }} ServiceSet dependencies of a service: only these options decide on one
 * @typedef {{ library: true }} LibrarySet dependencies of a library
 */

/**
 * The sets of dependencies that the options can make.
 * @param {string} built folder of the built package
 * @returns {(ServiceSet | LibrarySet)[]} for every ORM, the largest set first; that of libraries is part of them all
 */
export function dependencySets(built) {
  const { caches, orms } = require(join(built, 'src', 'service', 'model.js'));
  return [...orms.flatMap((orm) => [...caches].reverse().map((cache) => ({ orm, cache }))), { library: true }];
}

/**
 * @param {string} built folder of the built package
 * @param {{ packageManager: string } & (ServiceSet | LibrarySet)} set
 * @returns {string} file name of the set's lock in the package
 */
export function lockName(built, set) {
  const { libraryLockName, lockName } = require(join(built, 'src', 'blueprint', 'lock.js'));
  return set.library ? libraryLockName(set) : lockName(set);
}

/**
 * The hash that the plugin puts into the poetry.lock of a set, with Python 3.11.
 * @param {string} built folder of the built package
 * @param {{ packageManager: string } & (ServiceSet | LibrarySet)} set
 */
export function contentHash(built, set) {
  const { libraryLockSubject, serviceLockSubject } = require(join(built, 'src', 'blueprint', 'lock-subject.js'));
  const subject = (set.library ? libraryLockSubject : serviceLockSubject)({ ...set, name: PLACEHOLDER, pythonVersion: '3.11' });
  return require(join(built, 'src', 'blueprint', 'poetry-lock.js')).contentHash(subject);
}

/**
 * The pyproject.toml that the built plugin renders for a project of one dependency set.
 * @param {string} built folder of the built package
 * @param {{ packageManager: string } & (ServiceSet | LibrarySet)} set
 * @param {{ name?: string, pythonVersion?: string }} project
 * @returns {Promise<string>}
 */
export async function templatePyproject(built, set, { name = PLACEHOLDER, pythonVersion = '3.11' } = {}) {
  return set.library ? libraryPyproject(built, { ...set, name, pythonVersion }) : servicePyproject(built, { ...set, name, pythonVersion });
}

function libraryPyproject(built, { packageManager, name, pythonVersion }) {
  const { renderLibrary } = require(join(built, 'src', 'blueprint', 'library.js'));
  const { shippedTemplates } = require(join(built, 'src', 'disk', 'templates.js'));
  const model = { name, module: name.replaceAll('-', '_'), title: name, packageManager, pythonVersion, tags: [] };
  return renderLibrary(model, shippedTemplates()).find(({ path }) => path === 'pyproject.toml').content;
}

async function servicePyproject(built, { packageManager, orm, cache, name, pythonVersion }) {
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
