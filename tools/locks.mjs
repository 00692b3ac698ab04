import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { capture, run } from './command.mjs';
import { Failure } from './failure.mjs';
import { lockedPackages } from './lock-file.mjs';
import { PINS } from './paths.mjs';
import { readPins } from './pins-file.mjs';
import { findPython } from './provision/python.mjs';
import { PLACEHOLDER, SETS, templatePyproject } from './template-pyproject.mjs';
import { temporary } from './workspace.mjs';

const RENEW = 'npm run pins';

/**
 * Resolves the project of one dependency set.
 * @param {string} pyproject text
 * @param {string[]} args of `uv lock`
 * @returns {Promise<string>} text of the uv.lock
 */
export async function resolve(pyproject, args) {
  const directory = await temporary('nx-robyn-lock-');
  try {
    await writeFile(join(directory, 'pyproject.toml'), pyproject);
    await run('uv', ['lock', '--no-progress', ...args], { cwd: directory });
    return await readFile(join(directory, 'uv.lock'), 'utf8');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * Makes `locks/uv-<set>.lock` inside the built package, resolved to exactly the pins.
 * @param {string} built folder of the built package
 * @returns {Promise<string[]>} a line per lock
 * @throws {Failure} when the pins and what the templates ask for do not agree
 */
export async function makeLocks(built) {
  const pins = await readPins();
  const upgrades = [...pins].flatMap(([name, version]) => ['--upgrade-package', `${name}==${version}`]);
  const lines = [];
  const unused = new Set(pins.keys());
  const locks = join(built, 'locks');
  await rm(locks, { recursive: true, force: true });
  await mkdir(locks, { recursive: true });
  for (const set of SETS) {
    const pyproject = await templatePyproject(built, set);
    const text = await resolve(pyproject, upgrades).catch((error) => {
      throw disagreement(error.message);
    });
    const packages = lockedPackages(text);
    for (const { name, version } of packages) {
      if (pins.get(name) !== version) throw disagreement(`${name} resolves to ${version}, the pin says ${pins.get(name) ?? 'nothing'}`);
      unused.delete(name);
    }
    await verifySubstitution(pyproject, text);
    await writeFile(join(locks, `uv-${set.name}.lock`), text);
    const registries = [...new Set(packages.map(({ registry }) => registry))].join(', ');
    lines.push(`locks/uv-${set.name}.lock: ${packages.length} packages from ${registries}`);
  }
  if (unused.size) throw disagreement(`no service uses ${[...unused].join(', ')}`);
  return lines;
}

/**
 * What the plugin does with a lock must satisfy uv without network and cache: another name, and a narrower range of
 * Pythons - here the narrowest that the interpreter at hand is in, as uv wants one that fits.
 * @throws {Failure} when uv wants to resolve anew
 */
async function verifySubstitution(pyproject, lock) {
  const directory = await temporary('nx-robyn-lock-');
  const python = await findPython();
  const version = (await run(python, ['-c', 'import platform; print(platform.python_version())'])).stdout.trim();
  const substitute = (text) =>
    text.replaceAll(PLACEHOLDER, 'another-name').replace(/^requires-python = .*$/m, `requires-python = ">=${version}"`);
  try {
    await writeFile(join(directory, 'pyproject.toml'), substitute(pyproject));
    await writeFile(join(directory, 'uv.lock'), substitute(lock));
    const env = { UV_CACHE_DIR: join(directory, 'empty-cache') };
    const check = await capture('uv', ['lock', '--check', '--offline', '--python', python], { cwd: directory, env });
    if (check.code !== 0) {
      throw new Failure({ what: 'A lock does not survive the substitution of its name', where: 'tools/locks.mjs', why: check.output, fix: RENEW });
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function disagreement(why) {
  return new Failure({ what: 'The pins are not what the templates resolve to', where: PINS, why, fix: RENEW });
}
