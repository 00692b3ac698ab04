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
  const directories = new MissingDirectories();
  const within = (file: string) => relative(root, file).split(sep).join('/');
  const add = (file: string, before: FileState, after: Entry['after']) => {
    const path = within(file);
    entries.set(path, { path, before: entries.get(path)?.before ?? before, after });
    if (before.kind === 'absent') directories.above(file);
  };
  for (const { path, type, content } of changes) {
    if (type === 'DELETE') {
      for (const [file, before] of statesUnder(join(root, path))) add(file, before, { kind: 'absent' });
    } else {
      const after = { kind: 'file', mode: 0, content: content ?? Buffer.alloc(0) } as const;
      const named = join(root, path);
      if (directories.above(named)) add(named, { kind: 'absent' }, after);
      else add(writtenPath(named), fileState(writtenPath(named)), after);
    }
  }
  for (const path of steps) {
    const file = writtenPath(join(root, path));
    const before = fileState(file);
    // A directory that is there, as a virtual environment, belongs to the step's program.
    if (before.kind === 'absent' || before.kind === 'file') add(file, before, { kind: 'any' });
  }
  return { begun: new Date().toISOString(), entries: [...entries.values()], directories: directories.found.map(within) };
}

/** A path's state, and those of all that is in it: parents before children. */
function statesUnder(file: string): readonly (readonly [string, FileState])[] {
  const state = fileState(file);
  const children = state.kind === 'directory' ? readdirSync(file) : [];
  return [[file, state], ...children.flatMap((child) => statesUnder(join(file, child)))];
}

/** The directories that have to be made for files, parents first. Each is looked for once. */
class MissingDirectories {
  private readonly known = new Map<string, boolean>();

  get found(): readonly string[] {
    return [...this.known].filter(([, missing]) => missing).map(([path]) => path);
  }

  /** Whether the directory of a file is missing. */
  above(file: string): boolean {
    const directory = dirname(file);
    const known = this.known.get(directory);
    if (known !== undefined) return known;
    if (existsSync(directory)) return this.note(directory, false);
    this.above(directory);
    return this.note(directory, true);
  }

  private note(directory: string, missing: boolean): boolean {
    this.known.set(directory, missing);
    return missing;
  }
}
