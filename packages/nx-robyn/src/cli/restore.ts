import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { journalPlace } from '../transaction/journal-place';
import { Run } from '../transaction/run';

/**
 * Takes back what an interrupted run left, as the next generator would. It needs neither Nx nor a package.json that can
 * be read.
 *
 * @param directory absolute path in the workspace
 * @param keep whether every file stays as it is, and only the journal goes
 * @param say tells the person at the terminal
 * @throws AnotherRun, RestoreRefused, NotRestored
 */
export function restoreWorkspace(directory: string, keep: boolean, say: (line: string) => void): void {
  const root = interruptedWorkspace(directory);
  if (root === undefined) return say('No run was interrupted here: nothing to restore.');
  if (keep) {
    Run.forget(root);
    return say(`Every file in ${root} stays as it is.`);
  }
  Run.open(root, say, true).close();
}

/** The workspace at or above a directory in which a run has left a journal. */
function interruptedWorkspace(directory: string): string | undefined {
  if (existsSync(journalPlace(directory).journal)) return directory;
  const parent = dirname(directory);
  return parent === directory ? undefined : interruptedWorkspace(parent);
}
