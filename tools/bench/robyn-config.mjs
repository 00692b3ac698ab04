import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.mjs';
import { TOOLS } from '../paths.mjs';
import { findPython } from '../provision/python.mjs';
import { REQUIREMENTS } from '../python-tool.mjs';

/** The peer in an environment of its own. @returns {Promise<string>} its program */
export async function robynConfig() {
  const home = join(TOOLS, 'robyn-config');
  await mkdir(TOOLS, { recursive: true });
  await run('uv', ['venv', '--quiet', '--clear', '--python', await findPython(), home]);
  const python = join(home, 'bin', 'python');
  await run('uv', ['pip', 'install', '--quiet', '--compile-bytecode', '--python', python, REQUIREMENTS['robyn-config']]);
  return join(home, 'bin', 'robyn-config');
}
