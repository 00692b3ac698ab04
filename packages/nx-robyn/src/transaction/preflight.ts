import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DiskFull, NotWritable } from '../service/errors';
import { writtenPath } from './file-state';
import type { Journal } from './journal';
import { journalDirectory } from './journal-place';
import type { Change } from './plan-journal';

/**
 * Refuses what could not be written whole: a file or a directory without permission, a disk without room.
 *
 * @param root absolute path of the workspace
 * @param journal that is written beside the changes
 * @throws NotWritable, DiskFull
 */
export function assertWritable(root: string, changes: readonly Change[], journal: Journal): void {
  const needs = new Map<number, Need>();
  const needOn = (directory: string) => {
    const { dev } = statSync(directory);
    const need = needs.get(dev) ?? { path: directory, sizes: [], files: 0 };
    needs.set(dev, need);
    return need;
  };
  needOn(join(root, journalDirectory)).sizes.push(journalSize(journal));
  for (const { path, type, content } of changes) {
    const file = type === 'DELETE' ? join(root, path) : writtenPath(join(root, path));
    const present = existsSync(file);
    const directory = present ? dirname(file) : nearestDirectory(file, path);
    assertAccess(present && type !== 'DELETE' ? file : directory, path);
    if (type === 'DELETE') continue;
    const need = needOn(directory);
    need.sizes.push(Math.max(0, (content?.length ?? 0) - (present ? statSync(file).size : 0)));
    if (!present) need.files += 1;
  }
  for (const path of journal.directories) {
    const need = needOn(nearestDirectory(join(root, path), path));
    need.sizes.push(1); // a block
    need.files += 1;
  }
  for (const need of needs.values()) assertRoom(need);
}

/** What is to be written on one file system. */
interface Need {
  readonly path: string;
  readonly sizes: number[];
  files: number;
}

function assertAccess(file: string, path: string): void {
  try {
    accessSync(file, constants.W_OK);
  } catch (error) {
    throw new NotWritable({
      what: `"${path}" cannot be written.`,
      where: file,
      why: `${(error as Error).message.replace(/, access .*/, '')}; nothing was written.`,
      fix: `allow this user to write ${file} (ls -ld, lsattr and mount say what forbids it) and run the same command again`,
    });
  }
}

/** The directory in which the first missing part of a path is made. */
function nearestDirectory(file: string, path: string): string {
  let directory = dirname(file);
  while (!existsSync(directory)) directory = dirname(directory);
  if (statSync(directory).isDirectory()) return directory;
  throw new NotWritable({
    what: `"${path}" cannot be written.`,
    where: directory,
    why: 'it is a file, and a directory is needed there; nothing was written.',
    fix: 'move the file elsewhere, or give another --directory',
  });
}

/** Bytes, about: text grows a little in JSON. */
function journalSize(journal: Journal): number {
  const bytes = (state: { readonly kind: string; readonly content?: Buffer }) => state.content?.length ?? 0;
  return 1.1 * journal.entries.reduce((sum, { path, before, after }) => sum + path.length + 100 + bytes(before) + bytes(after), 0);
}

function assertRoom(need: Need): void {
  const system = statfsSync(need.path);
  const blocks = need.sizes.reduce((sum, size) => sum + Math.ceil(size / system.bsize), 0);
  const free = process.getuid?.() === 0 ? system.bfree : system.bavail;
  const full = blocks > free ? `${blocks * system.bsize} bytes are needed and ${free * system.bsize} are free` : undefined;
  // A file system that makes inodes as it needs them counts none.
  const crowded = system.files > 0 && need.files > system.ffree ? `${need.files} files are to be made and ${system.ffree} more can be` : undefined;
  const why = full ?? crowded;
  if (why === undefined) return;
  throw new DiskFull({
    what: 'the disk has no room for what is to be written.',
    where: need.path,
    why: `${why}; nothing was written.`,
    fix: `make room (df ${need.path}) and run the same command again`,
  });
}
