import { chmodSync, readdirSync, rmdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { RestoreRefused } from '../service/errors';
import { fileState, isPrefix, linkStat, sameState, writeState, type FileState } from './file-state';
import { journalDirectory } from './journal-place';
import { removeJournal, type Entry, type Journal } from './journal';

/**
 * Puts everything back that a journal names, and forgets the journal.
 *
 * @param root absolute path of the workspace
 * @returns how many paths were not as they had been
 * @throws RestoreRefused when a path is neither what it was, nor what it should become, nor the beginning of one of
 *   them, or when there is a file that the run did not make in a directory that it made; then nothing is changed
 */
export function restore(root: string, journal: Journal): number {
  const changed: Entry[] = [];
  const foreign: string[] = [];
  const made = new Set(journal.directories);
  for (const entry of journal.entries) {
    const now = fileState(join(root, entry.path));
    if (sameState(now, entry.before) && (now.kind !== 'file' || sameMode(now, entry.before))) continue;
    if (now.kind === 'directory' && made.has(entry.path)) continue;
    if (isOurs(now, entry)) changed.push(entry);
    else foreign.push(entry.path);
  }
  foreign.push(...strangers(root, journal));
  if (foreign.length > 0) throw refusal(foreign);

  // What was made goes first: it makes room on a full disk, and for what stood at its place.
  for (const entry of changed) if (entry.before.kind === 'absent') writeState(join(root, entry.path), entry.before);
  const directories = [...journal.directories].reverse().map((path) => join(root, path));
  for (const directory of directories) removeDirectory(directory);
  for (const entry of changed) if (entry.before.kind !== 'absent') put(join(root, entry.path), entry.before);
  removeJournal(root);
  return changed.length;
}

function isOurs(now: FileState, { before, after }: Entry): boolean {
  if (after.kind === 'any' || sameState(now, before) || sameState(now, after)) return true;
  return isPrefix(now, after) || isPrefix(now, before);
}

function sameMode(now: FileState, before: FileState): boolean {
  return now.kind === 'file' && before.kind === 'file' && now.mode === before.mode;
}

/** What is in the directories that a run made and that neither it nor a step of it made. */
function strangers(root: string, journal: Journal): string[] {
  const known = new Set([...journal.directories, ...journal.entries.map((entry) => entry.path)]);
  const found: string[] = [];
  for (const directory of journal.directories) {
    const path = join(root, directory);
    if (linkStat(path)?.isDirectory() !== true) continue;
    for (const name of readdirSync(path)) {
      const child = relative(root, join(path, name)).split(sep).join('/');
      if (!known.has(child)) found.push(child);
    }
  }
  return found;
}

function removeDirectory(directory: string): void {
  if (linkStat(directory)?.isDirectory() === true) rmdirSync(directory);
}

function put(file: string, state: FileState): void {
  if (state.kind === 'file' && sameState(fileState(file), state)) chmodSync(file, state.mode);
  else writeState(file, state);
}

function refusal(paths: readonly string[]): RestoreRefused {
  const shown = paths.slice(0, 10);
  return new RestoreRefused({
    what: 'a run that did not end cannot be taken back: what it wrote was changed since.',
    where: [...shown, ...(paths.length > shown.length ? [`and ${paths.length - shown.length} more`] : [])].join(', '),
    why: `neither what ${paths.length === 1 ? 'it was' : 'they were'} before that run nor what the run was writing; ${journalDirectory}/journal.json has both.`,
    fix: 'move it elsewhere, or undo the change, and run `npx nx-robyn restore`; to keep every file as it is: `npx nx-robyn restore --keep`',
  });
}
