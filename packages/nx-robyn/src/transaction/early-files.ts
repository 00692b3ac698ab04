import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writtenPath } from './file-state';
import { journalPlace } from './journal-place';
import { writeWhole } from './journal';
import type { Change } from './plan-journal';

/** Files without which node or Nx does not start: half of one would keep every later run from starting, too. */
const needed = new Set(['nx.json', 'package.json', 'project.json']);

/**
 * Writes those changes that Nx must never see by halves, each by a rename.
 *
 * @param root absolute path of the workspace; its journal is written
 * @returns the changes that are on disk now; what cannot be renamed into its place, or has a second name, is left for Nx to write
 */
export function writeEarly(root: string, changes: readonly Change[]): readonly Change[] {
  return changes.filter((change) => {
    if (change.type === 'DELETE' || change.content === null || !needed.has(basename(change.path))) return false;
    return replace(writtenPath(join(root, change.path)), change.content, journalPlace(root).partial);
  });
}

function replace(file: string, content: Buffer, partial: string): boolean {
  try {
    writeWhole(partial, content);
    if (existsSync(file)) {
      const { mode, uid, gid, nlink } = statSync(file);
      if (nlink > 1) return false;
      chownSync(partial, uid, gid);
      chmodSync(partial, mode & 0o7777);
    }
    mkdirSync(dirname(file), { recursive: true });
    renameSync(partial, file);
    return true;
  } catch {
    // Another file system, a mount point, somebody else's file.
    return false;
  } finally {
    rmSync(partial, { force: true });
  }
}
