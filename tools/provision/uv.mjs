import { access, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { capture, run } from '../command.mjs';
import { TOOLS, TOOLS_BIN } from '../paths.mjs';
import { findPython } from './python.mjs';

/**
 * Makes sure that children find uv: the one on PATH, else the newest from PyPI in `.tools/`.
 * Only uv itself is put on PATH, not the Python of the environment that holds it.
 * @returns {Promise<string>} uv's own version line
 */
export async function provideUv() {
  const present = await version();
  if (present) return present;
  const home = join(TOOLS, 'uv');
  await rm(home, { recursive: true, force: true });
  await run(await findPython(), ['-m', 'venv', home]);
  await run(join(home, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'uv']);
  await mkdir(TOOLS_BIN, { recursive: true });
  for (const name of ['uv', 'uvx']) {
    await access(join(home, 'bin', name));
    await rm(join(TOOLS_BIN, name), { force: true });
    await symlink(join('..', 'uv', 'bin', name), join(TOOLS_BIN, name));
  }
  return (await run('uv', ['--version'])).stdout.trim();
}

async function version() {
  const probe = await capture('uv', ['--version']).catch(() => undefined);
  return probe?.code === 0 ? probe.stdout.trim() : undefined;
}
