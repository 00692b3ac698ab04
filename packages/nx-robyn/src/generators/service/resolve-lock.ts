import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { LockFailed } from '../../service/errors';
import type { ServiceModel } from '../../service/model';
import { packageManagerCommands } from '../../toolchain/service-commands';
import { shellLine } from '../../toolchain/shell';
import type { Undo } from '../../transaction/undo';

/** Poetry makes an environment for whatever it does, unless it is told not to. */
const withoutEnvironment = { POETRY_VIRTUALENVS_CREATE: 'false' };

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
    spawnSync(command.program, command.args, { cwd: directory, env: { ...process.env, ...withoutEnvironment }, encoding: 'utf8' }),
  );
  if (run.status === 0) return;
  undo();
  const missing = run.error !== undefined && 'code' in run.error && run.error.code === 'ENOENT';
  throw new LockFailed({
    what: `the lock of "${model.name}" could not be made, and what was generated is removed again.`,
    where: `${shellLine(command)}, in ${directory}`,
    why: missing ? `${command.program} is not on PATH.` : cause(run),
    fix: missing
      ? manager.installation
      : 'mend what the lines above say and run the same command again, or add --skip-lock to lock later',
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
