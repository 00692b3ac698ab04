import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileState, writtenPath, type FileState } from './file-state';
import type { Entry, Journal } from './journal';

/** One change of Nx's Tree. */
export interface Change {
  readonly path: string;
  readonly type: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly content: Buffer | null;
  readonly options?: { readonly mode?: number | string } | undefined;
}

/**
 * What a run changes, beside what is there now.
 *
 * @param root absolute path of the workspace
 * @param changes in the order in which they are written
 * @param steps paths that steps after the flush write, relative to the workspace
 */
export function planJournal(root: string, changes: readonly Change[], steps: readonly string[]): Journal {
  const entries = new Map<string, Entry>();
  const directories = new Set<string>();
  const add = (file: string, before: FileState, after: Entry['after']) => {
    const path = slashed(relative(root, file));
    entries.set(path, { path, before: entries.get(path)?.before ?? before, after });
    if (before.kind === 'absent') missingDirectories(file).forEach((missing) => directories.add(slashed(relative(root, missing))));
  };
  for (const { path, type, content } of changes) {
    if (type === 'DELETE') {
      for (const [file, before] of statesUnder(join(root, path))) add(file, before, { kind: 'absent' });
    } else {
      const file = writtenPath(join(root, path));
      add(file, fileState(file), { kind: 'file', mode: 0, content: content ?? Buffer.alloc(0) });
    }
  }
  for (const path of steps) {
    const file = writtenPath(join(root, path));
    const before = fileState(file);
    // A directory that is there, as a virtual environment, belongs to the step's program.
    if (before.kind === 'absent' || before.kind === 'file') add(file, before, { kind: 'any' });
  }
  return { begun: new Date().toISOString(), entries: [...entries.values()], directories: [...directories] };
}

/** A path's state, and those of all that is in it: parents before children. */
function statesUnder(file: string): readonly (readonly [string, FileState])[] {
  const state = fileState(file);
  const children = state.kind === 'directory' ? readdirSync(file) : [];
  return [[file, state], ...children.flatMap((child) => statesUnder(join(file, child)))];
}

/** The directories that have to be made for a file, parents first. */
function missingDirectories(file: string): readonly string[] {
  const directory = dirname(file);
  return existsSync(directory) ? [] : [...missingDirectories(directory), directory];
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
