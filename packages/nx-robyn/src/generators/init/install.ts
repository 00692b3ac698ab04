import { detectPackageManager, getPackageManagerCommand } from '@nx/devkit';
import { InstallFailed } from '../../service/errors';
import type { Generation } from '../../transaction/generation';
import { runProgram } from '../run-program';

/** What the package managers write beside node_modules. */
export const installWrites = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  '.pnp.cjs',
  '.pnp.loader.mjs',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
];

/**
 * Runs the workspace's package manager.
 *
 * @param root absolute path of the workspace
 * @throws InstallFailed when it fails; what it says is on the terminal
 */
export async function install(generation: Generation, root: string): Promise<void> {
  const line = getPackageManagerCommand(detectPackageManager(root)).install;
  const [program = line, ...args] = line.split(' ');
  const quiet = process.env['NX_GENERATE_QUIET'] === 'true';
  const end = await runProgram(generation, { program, args }, { directory: root, output: quiet ? 'hidden' : 'shown' });
  if (end.status === 0) return;
  throw new InstallFailed({
    what: 'the package manager failed, and what was written is taken back.',
    where: `${line}, in ${root}`,
    why: end.error?.message ?? (end.signal ? `it was stopped (${end.signal}).` : `it ended with exit code ${end.status}; its own words are above.`),
    fix: `mend what they say and run the same command again; node_modules is not taken back, \`${line}\` brings it in line`,
  });
}
