import { rmSync, writeFileSync } from 'node:fs';
import { AnotherRun } from '../service/errors';
import { journalDirectory, journalPlace } from './journal-place';
import { ownerState, readOwner, thisProcess, type Owner } from './owner';

/**
 * Takes the workspace for this process. The lock of a process that is gone is taken over.
 *
 * @param root absolute path of the workspace; its journal directory exists
 * @param explicit whether a person asked for it: then a run of another machine counts as over
 * @throws AnotherRun when another process has it
 */
export function acquireRunLock(root: string, explicit = false): void {
  const { lock } = journalPlace(root);
  let unreadable = 0;
  for (;;) {
    if (create(lock)) return;
    const owner = readOwner(lock);
    // Between its creation and its content a lock is empty for an instant; one that stays so belongs to the killed.
    if (owner === undefined && (unreadable += 1) < 20) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      continue;
    }
    const state = owner === undefined ? 'dead' : ownerState(owner);
    if (owner !== undefined && (state === 'alive' || (state === 'elsewhere' && !explicit))) throw atWork(owner, state);
    rmSync(lock, { force: true });
  }
}

/** @throws AnotherRun when the lock is not this process's any more */
export function assertRunLock(root: string): void {
  if (!holdsRunLock(root)) throw atWork(readOwner(journalPlace(root).lock), 'alive');
}

/** Whether the lock is still this process's. */
export function holdsRunLock(root: string): boolean {
  const owner = readOwner(journalPlace(root).lock);
  const self = thisProcess();
  return owner?.pid === self.pid && owner.started === self.started;
}

/** Gives the workspace free. */
export function releaseRunLock(root: string): void {
  if (holdsRunLock(root)) rmSync(journalPlace(root).lock, { force: true });
}

function atWork(owner: Owner | undefined, state: 'alive' | 'elsewhere'): AnotherRun {
  const process = owner === undefined ? 'a process' : `process ${owner.pid}`;
  return new AnotherRun({
    what: 'another run of nx-robyn is at work in this workspace.',
    where: `${process}${state === 'elsewhere' ? ` on ${owner?.host}` : ''}, ${journalDirectory}/run.json`,
    why: 'two runs at once could take the same port or the same name.',
    fix:
      state === 'alive'
        ? 'wait until it has ended and run the same command again'
        : 'wait until it has ended; if it was killed: npx nx-robyn restore',
  });
}

function create(lock: string): boolean {
  try {
    writeFileSync(lock, JSON.stringify(thisProcess()), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    rmSync(lock, { force: true });
    throw error;
  }
}
