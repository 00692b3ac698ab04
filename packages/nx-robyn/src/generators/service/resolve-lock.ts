import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { missingRequirement } from '../../executors/requirements';
import { LockFailed } from '../../service/errors';
import type { ServiceModel } from '../../service/model';
import { packageManagerCommands } from '../../toolchain/service-commands';
import { shellLine } from '../../toolchain/shell';
import type { Undo } from '../../transaction/undo';

/**
 * Resolves the lock of a service whose files are on disk, after one line that says why.
 *
 * @param directory absolute path of the service
 * @param reason why the shipped lock is not used
 * @param undo takes back what this run wrote
 * @throws LockFailed with the program's own words, after `undo`
 */
export function resolveLock(model: ServiceModel, directory: string, reason: string, undo: Undo): void {
  const manager = packageManagerCommands(model.packageManager);
  const command = manager.lock();
  console.log(`Resolving the dependencies (${reason}).`);
  const run = uninterrupted(() =>
    spawnSync(command.program, command.args, { cwd: directory, env: process.env, encoding: 'utf8' }),
  );
  if (run.status === 0) return;
  const missing = run.signal === null ? missingRequirement(model, directory) : undefined;
  rmSync(join(directory, '.venv'), { recursive: true, force: true }); // Poetry makes one to lock
  undo();
  throw new LockFailed({
    what: `the lock of "${model.name}" could not be made, and what was generated is removed again.`,
    where: `${shellLine(command)}, in ${directory}`,
    why: missing === undefined ? cause(run) : `${missing.what} ${missing.why}`,
    fix: missing?.fix ?? 'mend what the lines above say and run the same command again, or add --skip-lock to lock later',
  });
}

function cause(run: SpawnSyncReturns<string>): string {
  if (run.signal !== null) return `it was stopped (${run.signal}).`;
  return run.error?.message ?? (run.stderr.trim() || `it ended with exit code ${run.status}.`);
}

/** Runs to the end although Ctrl-C is pressed: the program that it runs is interrupted, and what was made is undone. */
function uninterrupted<T>(run: () => T): T {
  const ignore = () => undefined;
  process.on('SIGINT', ignore);
  try {
    return run();
  } finally {
    process.off('SIGINT', ignore);
  }
}
