import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { capture, run } from '../command.mjs';
import { Failure } from '../failure.mjs';
import { findPython } from '../provision/python.mjs';
import { PLACEHOLDER } from '../template-pyproject.mjs';
import { temporary } from '../workspace.mjs';

/**
 * Resolves a project with uv.
 * @param {string} pyproject text
 * @param {Iterable<[string, string]>} versions name and version, to be taken where the project needs the package
 * @returns {Promise<string>} text of the uv.lock
 */
export async function lockWithUv(pyproject, versions) {
  const directory = await temporary('nx-robyn-lock-');
  const taken = [...versions].flatMap(([name, version]) => ['--upgrade-package', `${name}==${version}`]);
  try {
    await writeFile(join(directory, 'pyproject.toml'), pyproject);
    await run('uv', ['lock', '--no-progress', ...taken], { cwd: directory });
    return await readFile(join(directory, 'uv.lock'), 'utf8');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * What the plugin does with a lock must satisfy uv without network and cache: another name, and a narrower range of
 * Pythons - here the narrowest that the interpreter at hand is in, as uv wants one that fits.
 * @throws {Failure} when uv wants to resolve anew
 */
export async function verifyUvSubstitution(pyproject, lock) {
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
    if (check.code === 0) return;
    throw new Failure({ what: 'A lock does not survive the substitution of its name', where: 'tools/locks/uv.mjs', why: check.output });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
