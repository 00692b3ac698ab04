import { rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { NotRestored, RobynError, RunFailed } from '../service/errors';
import { readJournal, removeJournal, writeJournal, type Journal } from './journal';
import { journalDirectory, journalPlace, makeJournalDirectory } from './journal-place';
import { processOwner, readOwner, type Owner } from './owner';
import { endProcessTree } from './process-tree';
import { restore } from './restore';
import { acquireRunLock, assertRunLock, releaseRunLock } from './run-lock';

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** One generation: it has the workspace for itself, and takes back what it wrote unless it ends well. */
export class Run {
  private journal: Journal | undefined;
  private step: Owner | undefined;

  private constructor(
    readonly root: string,
    /** Whether files may have changed since this process began: another run has ended meanwhile, or was taken back. */
    readonly workspaceChanged: boolean,
  ) {}

  /**
   * Takes the workspace. What a killed run left is taken back first, and that is said.
   *
   * @param root absolute path of the workspace
   * @param say tells the person at the terminal
   * @param explicit whether a person asked for the restoration, and for nothing else
   * @throws AnotherRun, RestoreRefused, NotRestored; an error of the file system when the workspace cannot be written
   */
  static open(root: string, say: (line: string) => void, explicit = false): Run {
    const before = lastChange(root);
    makeJournalDirectory(root);
    acquireRunLock(root, explicit);
    try {
      const left = readJournal(root);
      if (left === undefined) return new Run(root, before > performance.timeOrigin);
      const count = takeBack(root, left, readOwner(journalPlace(root).step));
      say(`A run of nx-robyn that began ${left.begun} was interrupted: ${described(count)}.`);
      return new Run(root, true);
    } catch (error) {
      releaseRunLock(root);
      throw error;
    }
  }

  /**
   * Keeps every file as it is, and forgets what a killed run was doing.
   *
   * @throws AnotherRun when that run is at work
   */
  static forget(root: string): void {
    acquireRunLock(root, true);
    removeJournal(root);
    releaseRunLock(root);
  }

  /** Puts a journal on the disk. From here on every end but {@link close} takes back what is written. */
  begin(journal: Journal): void {
    const first = this.journal === undefined;
    assertRunLock(this.root);
    writeJournal(this.root, journal);
    this.journal = journal;
    if (!first) return;
    process.once('exit', this.onExit);
    for (const name of Object.keys(signals)) process.on(name, this.onSignal);
  }

  /** What the journal has, if it is written. */
  get written(): Journal | undefined {
    return this.journal;
  }

  /** Notes the program that a step has started: whoever takes the run back ends it first. */
  started(pid: number | undefined): void {
    if (pid === undefined) return;
    this.step = processOwner(pid);
    try {
      writeFileSync(journalPlace(this.root).step, JSON.stringify(this.step));
    } catch {
      // This process still knows it; only after a kill nobody does.
    }
  }

  /** Notes that the program has ended. */
  ended(): void {
    this.step = undefined;
    rmSync(journalPlace(this.root).step, { force: true });
  }

  /** All is written: nothing is taken back any more. */
  close(): void {
    if (this.journal !== undefined) removeJournal(this.root);
    this.leave();
  }

  /**
   * Takes back what was written.
   *
   * @throws RestoreRefused, NotRestored; then the journal stays, and the next run tries again
   */
  undo(): void {
    const { journal } = this;
    try {
      if (journal !== undefined) takeBack(this.root, journal, this.step);
    } finally {
      this.leave();
    }
  }

  private leave(): void {
    this.journal = undefined;
    process.off('exit', this.onExit);
    for (const name of Object.keys(signals)) process.off(name, this.onSignal);
    releaseRunLock(this.root);
  }

  /** The process ends and nobody has closed: well, when a callback was never called; else Nx has written a part. */
  private readonly onExit = (code: number): void => {
    if (code === 0) return this.close();
    this.undoAloud(
      new RunFailed({
        what: 'the run ended before all was written, and what was is taken back.',
        where: this.root,
        why: 'what failed is said above.',
        fix: 'mend that and run the same command again',
      }).message,
    );
  };

  private readonly onSignal = (name: NodeJS.Signals): void => {
    this.undoAloud(`Interrupted (${name}): what was written is taken back.`);
    process.exit(signals[name as keyof typeof signals]);
  };

  private undoAloud(message: string): void {
    try {
      this.undo();
      process.stderr.write(`\n${message}\n`);
    } catch (error) {
      process.stderr.write(`\n${(error as Error).message}\n`);
    }
  }
}

function takeBack(root: string, journal: Journal, step: Owner | undefined): number {
  if (step !== undefined) endProcessTree(step);
  try {
    return restore(root, journal);
  } catch (error) {
    if (error instanceof RobynError) throw error;
    throw new NotRestored({
      what: 'what a run wrote could not be taken back.',
      where: (error as NodeJS.ErrnoException).path ?? root,
      why: `${(error as Error).message}; ${journalDirectory}/journal.json holds what was there before.`,
      fix: 'mend that, then: npx nx-robyn restore',
    });
  }
}

/** When a run last began or ended, in milliseconds, as the clock of the file system has it; 0 when none did. */
function lastChange(root: string): number {
  const coarse = 20;
  const directory = statSync(dirname(journalPlace(root).lock), { throwIfNoEntry: false });
  return directory === undefined ? 0 : directory.mtimeMs + coarse;
}

function described(count: number): string {
  return count === 0 ? 'it had written nothing yet' : `${count} ${count === 1 ? 'path is' : 'paths are'} as before it`;
}
