import { isUtf8 } from 'node:buffer';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { NotRestored } from '../service/errors';
import type { FileState } from './file-state';
import { journalDirectory, journalPlace } from './journal-place';

/** One path that a run changes. */
export interface Entry {
  /** Relative to the workspace, with forward slashes; the file itself where a symbolic link leads to it. */
  readonly path: string;
  readonly before: FileState;
  /** What the run writes; `any` where a later step does, as a lock: what that becomes is not known before. */
  readonly after: FileState | { readonly kind: 'any' };
}

/** All that a run changes, in the order in which it is written. */
export interface Journal {
  readonly begun: string;
  readonly entries: readonly Entry[];
  /** Directories that the run creates, relative to the workspace; parents before children. */
  readonly directories: readonly string[];
}

/** A state in JSON: the content of a file is text where it is text. */
type PackedState =
  | Exclude<Entry['after'], { kind: 'file' }>
  | { readonly kind: 'file'; readonly mode: number; readonly text: string }
  | { readonly kind: 'file'; readonly mode: number; readonly base64: string };

interface PackedEntry {
  readonly path: string;
  readonly before: PackedState;
  readonly after: PackedState;
}

/** Writes a journal so that it is on the disk, whole or not at all, when this returns. */
export function writeJournal(root: string, journal: Journal): void {
  const place = journalPlace(root);
  writeWhole(place.partial, JSON.stringify({ ...journal, entries: journal.entries.map(packedEntry) }));
  renameSync(place.partial, place.journal);
  syncDirectory(dirname(place.journal));
}

/**
 * @returns the journal of a run that has not ended; undefined when there is none
 * @throws NotRestored when it cannot be read
 */
export function readJournal(root: string): Journal | undefined {
  let text: string;
  try {
    text = readFileSync(journalPlace(root).journal, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const journal = JSON.parse(text) as Omit<Journal, 'entries'> & { readonly entries: readonly PackedEntry[] };
    return { ...journal, entries: journal.entries.map(unpackedEntry) };
  } catch (error) {
    throw new NotRestored({
      what: 'the journal of a run that was interrupted cannot be read, so nothing of it is taken back.',
      where: `${journalDirectory}/journal.json`,
      why: (error as Error).message,
      fix: 'git status says what it wrote; when that is mended: npx nx-robyn restore --keep',
    });
  }
}

/** Forgets a journal, durably: a run that has ended is never taken back. */
export function removeJournal(root: string): void {
  const place = journalPlace(root);
  for (const file of [place.journal, place.step, place.partial]) rmSync(file, { force: true });
  syncDirectory(dirname(place.journal));
}

/** Writes a file and waits until the disk has it. */
export function writeWhole(file: string, content: string | Buffer): void {
  const descriptor = openSync(file, 'w');
  try {
    const bytes = Buffer.from(content);
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function syncDirectory(directory: string): void {
  try {
    const descriptor = openSync(directory, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch {
    // Windows opens no directory.
  }
}

function packedEntry(entry: Entry): PackedEntry {
  return { path: entry.path, before: packed(entry.before), after: packed(entry.after) };
}

function packed(state: Entry['after']): PackedState {
  if (state.kind !== 'file') return state;
  const { kind, mode, content } = state;
  return isUtf8(content) ? { kind, mode, text: content.toString('utf8') } : { kind, mode, base64: content.toString('base64') };
}

function unpackedEntry(entry: PackedEntry): Entry {
  return { path: entry.path, before: unpacked(entry.before) as FileState, after: unpacked(entry.after) };
}

function unpacked(state: PackedState): Entry['after'] {
  if (state.kind !== 'file') return state;
  const content = 'text' in state ? Buffer.from(state.text) : Buffer.from(state.base64, 'base64');
  return { kind: 'file', mode: state.mode, content };
}
