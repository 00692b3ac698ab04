import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.mjs';
import { ROOT } from '../paths.mjs';

/**
 * Installs this repository's own npm dependencies when they are missing or older than package-lock.json.
 * @returns {Promise<string>} what was done
 */
export async function provideNodeModules() {
  if (await isInstalled()) return 'node_modules is there';
  await run('npm', ['ci', '--no-fund', '--no-audit'], { cwd: ROOT });
  return 'npm ci';
}

/** npm keeps a copy of what it installed: equal packages, equal tree. */
async function isInstalled() {
  try {
    const [wanted, installed] = await Promise.all(
      ['package-lock.json', 'node_modules/.package-lock.json'].map(async (file) =>
        JSON.parse(await readFile(join(ROOT, file), 'utf8')),
      ),
    );
    return Object.entries(wanted.packages).every(
      ([path, entry]) =>
        path === '' || entry.optional || entry.link || !path.startsWith('node_modules/') || installed.packages[path]?.version === entry.version,
    );
  } catch {
    return false;
  }
}
