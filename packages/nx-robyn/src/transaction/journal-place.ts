import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where a run keeps its lock and its journal, relative to the workspace. Not in Nx's workspace data: `nx reset` empties
 * that. Not in node_modules: a clean install empties that.
 */
export const journalDirectory = '.nx/nx-robyn';

/** The files of a run that is at work, or was killed. */
export interface JournalPlace {
  /** Who runs; made exclusively, so it is the lock. */
  readonly lock: string;
  /** What was there before and what is to be there. */
  readonly journal: string;
  /** The program that a later step has started. */
  readonly step: string;
  /** Where a file is whole before it is renamed into its place. */
  readonly partial: string;
}

/** @param root absolute path of the workspace */
export function journalPlace(root: string): JournalPlace {
  const within = (name: string) => join(root, journalDirectory, name);
  return {
    lock: within('run.json'),
    journal: within('journal.json'),
    step: within('step.json'),
    partial: within('partial'),
  };
}

/** Makes the directory. It hides itself from git, and so from Nx, whatever the workspace's .gitignore says. */
export function makeJournalDirectory(root: string): void {
  const directory = join(root, journalDirectory);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, '.gitignore'), '*\n');
}
