import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { run } from './command.mjs';
import { main } from './failure.mjs';
import { makeLocks } from './locks.mjs';
import { DIST, ROOT, TARBALL } from './paths.mjs';
import { precompile } from './precompile.mjs';
import { provision } from './provision.mjs';

/** The folder that the build leaves and that is packed as it stands. */
export const BUILT = join(DIST, 'packages', 'nx-robyn');

/** Compiles the plugin into {@link BUILT}. */
export async function build() {
  await run('npx', ['nx', 'build', 'nx-robyn'], { cwd: ROOT });
  await Promise.all([precompile(join(BUILT, 'src', 'blueprint')), bundle(BUILT)]);
}

/**
 * Builds the plugin, makes the locks that ship with it, and packs both.
 * @param {(line: string) => void} say
 * @returns {Promise<string>} path of the tarball
 */
export async function pack(say = console.log) {
  await build();
  for (const line of await makeLocks(BUILT)) say(line);
  const { stdout } = await run('npm', ['pack', BUILT, '--pack-destination', DIST, '--json', '--loglevel=error'], { cwd: ROOT });
  const [packed] = JSON.parse(stdout);
  await mkdir(DIST, { recursive: true });
  await rm(TARBALL, { force: true });
  await rename(join(DIST, packed.filename), TARBALL);
  say(`dist/nx-robyn.tgz: nx-robyn ${packed.version}, ${packed.entryCount} files, ${Math.round(packed.size / 1024)} KB`);
  return TARBALL;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await provision();
    await pack();
  });
}
