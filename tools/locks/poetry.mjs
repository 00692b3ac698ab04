import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.mjs';
import { Failure } from '../failure.mjs';
import { TOOLS } from '../paths.mjs';
import { contentHash } from '../template-pyproject.mjs';
import { temporary } from '../workspace.mjs';

/** Metadata of packages, apart from what the user's own Poetry has learnt from PyPI itself. */
const CACHE = join(TOOLS, 'cache', 'poetry');

/**
 * Locks a project with Poetry. It is given a lock that holds the versions alone: Poetry keeps these, and writes the rest anew.
 * @param {string} pyproject text
 * @param {Iterable<[string, string]>} versions name and version, to be taken where the project needs the package
 * @returns {Promise<string>} text of the poetry.lock
 * @throws {Failure} when the lock names where its packages come from
 */
export async function lockWithPoetry(pyproject, versions) {
  const directory = await temporary('nx-robyn-lock-');
  // No environment is needed to lock.
  const env = { POETRY_CACHE_DIR: CACHE, POETRY_VIRTUALENVS_CREATE: 'false' };
  try {
    await writeFile(join(directory, 'pyproject.toml'), pyproject);
    await writeFile(join(directory, 'poetry.lock'), versionsAlone(versions));
    await run('poetry', ['lock', '--no-interaction'], { cwd: directory, env });
    const lock = await readFile(join(directory, 'poetry.lock'), 'utf8');
    const [source] = lock.match(/^\[package\.source\]$|\w+:\/\/\S+/m) ?? [];
    if (source) throw new Failure({ what: 'A poetry.lock names a source', where: 'tools/locks/poetry.mjs', why: source });
    return lock;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * The hash that the plugin puts into a lock must be the one that Poetry puts in.
 * @param {string} built folder of the built package
 * @param {object} set that the lock was made for, with Python 3.11
 * @throws {Failure} when it is not
 */
export function verifyPoetryHash(built, set, lock) {
  const hash = contentHash(built, set);
  if (lock.includes(`\ncontent-hash = "${hash}"\n`)) return;
  throw new Failure({ what: "The plugin's content-hash is not Poetry's", where: 'blueprint/poetry-lock.ts', why: lock.slice(lock.lastIndexOf('[metadata]')) });
}

function versionsAlone(versions) {
  const packages = [...versions].map(([name, version]) =>
    ['[[package]]', `name = "${name}"`, `version = "${version}"`, 'optional = false', 'python-versions = "*"', 'groups = ["main"]', 'files = []'].join('\n'),
  );
  return [...packages, '[metadata]\nlock-version = "2.1"\npython-versions = "*"\ncontent-hash = ""\n'].join('\n\n');
}
