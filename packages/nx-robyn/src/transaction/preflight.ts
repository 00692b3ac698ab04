import { accessSync, constants, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DiskFull, NotWritable } from '../service/errors';
import { targetStat, writtenPath } from './file-state';
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
  const needs = new Needs();
  needs.in(join(root, journalDirectory), '').sizes.push(journalSize(journal));
  for (const { path, type, content } of changes) {
    const file = type === 'DELETE' ? join(root, path) : writtenPath(join(root, path));
    const present = targetStat(file);
    if (present === undefined) needs.in(dirname(file), path).sizes.push(content?.length ?? 0);
    else if (type === 'DELETE') assertAccess(dirname(file), path);
    else {
      assertAccess(file, path);
      needs.in(dirname(file), path).growth.push(Math.max(0, (content?.length ?? 0) - present.size));
    }
  }
  for (const path of journal.directories) needs.in(join(root, path), path).sizes.push(1); // a block
  for (const need of needs.all) assertRoom(need);
}

/** What is to be written on one file system, in bytes: new files, and what is added to those that are there. */
interface Need {
  readonly path: string;
  readonly sizes: number[];
  readonly growth: number[];
}

/** By file system. Each directory is examined once. */
class Needs {
  private readonly byDevice = new Map<number, Need>();
  private readonly byDirectory = new Map<string, Need>();

  get all(): Iterable<Need> {
    return this.byDevice.values();
  }

  /**
   * What is needed where a directory is, or will be made.
   *
   * @param path that is to be written, for the message
   * @throws NotWritable when nothing can be made there
   */
  in(directory: string, path: string): Need {
    const known = this.byDirectory.get(directory);
    if (known !== undefined) return known;
    const need = this.find(directory, path);
    this.byDirectory.set(directory, need);
    return need;
  }

  private find(directory: string, path: string): Need {
    const present = targetStat(directory);
    if (present === undefined) return this.in(dirname(directory), path);
    if (!present.isDirectory()) throw standsInTheWay(directory, path);
    assertAccess(directory, path);
    const need = this.byDevice.get(present.dev) ?? { path: directory, sizes: [], growth: [] };
    this.byDevice.set(present.dev, need);
    return need;
  }
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

function standsInTheWay(file: string, path: string): NotWritable {
  return new NotWritable({
    what: `"${path}" cannot be written.`,
    where: file,
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
  const blocks = [...need.sizes, ...need.growth].reduce((sum, size) => sum + Math.ceil(size / system.bsize), 0);
  const free = process.getuid?.() === 0 ? system.bfree : system.bavail;
  const full = blocks > free ? `${blocks * system.bsize} bytes are needed and ${free * system.bsize} are free` : undefined;
  // A file system that makes inodes as it needs them counts none.
  const crowded = system.files > 0 && need.sizes.length > system.ffree ? `${need.sizes.length} files are to be made and ${system.ffree} more can be` : undefined;
  const why = full ?? crowded;
  if (why === undefined) return;
  throw new DiskFull({
    what: 'the disk has no room for what is to be written.',
    where: need.path,
    why: `${why}; nothing was written.`,
    fix: `make room (df ${need.path}) and run the same command again`,
  });
}
