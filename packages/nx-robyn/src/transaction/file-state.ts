import { chmodSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, type Stats, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** What is at a path. */
export type FileState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly mode: number; readonly content: Buffer }
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'directory'; readonly mode: number }
  | { readonly kind: 'special' };

/** What is at a path now; of a symbolic link the link itself. */
export function fileState(file: string): FileState {
  const stat = linkStat(file);
  if (stat === undefined) return { kind: 'absent' };
  if (stat.isSymbolicLink()) return { kind: 'link', target: readlinkSync(file) };
  if (stat.isFile()) return { kind: 'file', mode: stat.mode & 0o7777, content: readFileSync(file) };
  return stat.isDirectory() ? { kind: 'directory', mode: stat.mode & 0o7777 } : { kind: 'special' };
}

/** Whether two states are the same but for permissions. */
export function sameState(a: FileState, b: FileState): boolean {
  if (a.kind === 'file' && b.kind === 'file') return a.content.equals(b.content);
  if (a.kind === 'link' && b.kind === 'link') return a.target === b.target;
  return a.kind === b.kind;
}

/** Whether a state is a file that holds the beginning of another, or all of it. */
export function isPrefix(part: FileState, whole: FileState): boolean {
  if (part.kind !== 'file' || whole.kind !== 'file') return false;
  return whole.content.subarray(0, part.content.length).equals(part.content);
}

/** Makes a path what a state says. A file that is there keeps its identity: owner, other names, extended attributes. */
export function writeState(file: string, state: FileState): void {
  if (state.kind === 'file') {
    const present = linkStat(file)?.isFile() === true;
    if (!present) makeRoom(file);
    writeFileSync(file, state.content);
    chmodSync(file, state.mode);
  } else if (state.kind === 'link') {
    makeRoom(file);
    symlinkSync(state.target, file);
  } else if (state.kind === 'directory') {
    mkdirSync(file, { recursive: true });
    chmodSync(file, state.mode);
  } else if (state.kind === 'absent') {
    rmSync(file, { recursive: true, force: true });
  }
}

/** The path that is written when a path is: where symbolic links lead. */
export function writtenPath(file: string): string {
  let path = file;
  for (let links = 0; links < 40; links += 1) {
    if (linkStat(path)?.isSymbolicLink() !== true) return path;
    path = resolve(dirname(path), readlinkSync(path));
  }
  return path;
}

/** What is at a path, links not followed; nothing where a file or a circle of links stands in the way. */
export function linkStat(file: string): Stats | undefined {
  return unlessObstructed(() => lstatSync(file, { throwIfNoEntry: false }));
}

/** As {@link linkStat}, with links followed. */
export function targetStat(file: string): Stats | undefined {
  return unlessObstructed(() => statSync(file, { throwIfNoEntry: false }));
}

function unlessObstructed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (['ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

function makeRoom(file: string): void {
  rmSync(file, { recursive: true, force: true });
  mkdirSync(dirname(file), { recursive: true });
}
