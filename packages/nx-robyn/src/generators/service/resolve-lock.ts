import { dirname, join, relative } from 'node:path';
import { missingRequirement, type Needs } from '../../executors/requirements';
import { LockFailed } from '../../service/errors';
import type { PackageManager } from '../../service/model';
import { packageManagerCommands } from '../../toolchain/service-commands';
import { shellLine } from '../../toolchain/shell';
import type { Generation } from '../../transaction/generation';
import { runProgram, type ProgramEnd } from '../run-program';
import { workspaceAbove } from './index-settings';

/**
 * What resolving the lock of a project writes, relative to the workspace: the lock, the uv workspace's where there is
 * one above, and the environment that a package manager may make for it.
 *
 * @param directory of the project, relative to the workspace
 * @param workspaceRoot absolute path
 */
export function lockWrites(packageManager: PackageManager, directory: string, workspaceRoot: string): readonly string[] {
  const { lockFile } = packageManagerCommands(packageManager);
  const shared = packageManager === 'uv' ? workspaceAbove(join(workspaceRoot, directory)) : undefined;
  return [
    join(directory, lockFile),
    join(directory, '.venv'),
    ...(shared === undefined ? [] : [relative(workspaceRoot, join(dirname(shared), lockFile))]),
  ];
}

/**
 * Resolves the lock of a project whose files are on disk, after one line that says why.
 *
 * @param directory absolute path of the project
 * @param reason why that is needed, for a person
 * @throws LockFailed with the program's own words
 */
export async function resolveLock(
  generation: Generation,
  project: Needs,
  directory: string,
  reason: string,
): Promise<void> {
  const command = packageManagerCommands(project.packageManager).lock();
  console.log(`Resolving the dependencies (${reason}).`);
  const end = await runProgram(generation, command, { directory, output: 'heard' });
  if (end.status === 0) return;
  const missing = end.signal === null ? missingRequirement(project, directory) : undefined;
  throw new LockFailed({
    what: `the lock of "${project.name}" could not be made, and what was generated is removed again.`,
    where: `${shellLine(command)}, in ${directory}`,
    why: missing === undefined ? cause(end) : `${missing.what} ${missing.why}`,
    fix: missing?.fix ?? 'mend what the lines above say and run the same command again, or add --skip-lock to lock later',
  });
}

function cause(end: ProgramEnd): string {
  if (end.signal !== null) return `it was stopped (${end.signal}).`;
  return end.error?.message ?? (end.stderr.trim() || `it ended with exit code ${end.status}.`);
}
