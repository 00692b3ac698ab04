import { globAsync, logger, readNxJson, type Tree } from '@nx/devkit';
import { posix } from 'node:path';
import { workspaceDataDirectory } from 'nx/src/utils/cache-directory';
import { packageVersion } from '../../disk/package';
import { detect } from '../../graph/detect';
import { Locks } from '../../graph/locks';
import { isPackagesLock, packagesLock, packagesLockName } from '../../packaging/lock/packages-lock';
import { isShared, type Pin } from '../../packaging/lock/shares';
import { includesAll } from '../init/registration';
import type { OutOfSync } from './step';

/**
 * Writes packages.lock beside the pyproject.toml of each project whose lock is shared, and removes those of projects that
 * left. That a shared lock changed says nothing about one project; that its packages.lock did, says that its packages did, and
 * is all that `nx affected` needs.
 */
export async function lockedMembers(tree: Tree): Promise<OutOfSync | undefined> {
  const found = await globAsync(tree, ['**/uv.lock', `**/${packagesLockName}`]);
  const named = (name: string) => found.filter((path) => posix.basename(path) === name);
  const { texts, unreadable } = packagesLocks(tree, named('uv.lock'));
  const stale = named(packagesLockName).filter((path) => !texts.has(path) && !unreadable.some((folder) => isWithin(folder, path)));
  const written = [...texts].flatMap(([path, text]) => write(tree, path, text));
  const removed = stale.flatMap((path) => remove(tree, path));
  const details = [...written, ...removed];
  if (details.length === 0) return undefined;
  const folders = details.map((line) => posix.dirname(line.split(': ', 1)[0] ?? ''));
  return { message: `${packagesLockName} does not say what the shared uv.lock pins for: ${folders.join(', ')}`, details };
}

interface PackagesLocks {
  /** What the files are to hold, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Folders of locks that cannot be read: of their members nothing is known. */
  readonly unreadable: readonly string[];
}

function packagesLocks(tree: Tree, paths: readonly string[]): PackagesLocks {
  const locks = new Locks(tree.root, workspaceDataDirectory, packageVersion());
  const all = includesAll(readNxJson(tree) ?? {});
  const texts = new Map<string, string>();
  const unreadable: string[] = [];
  for (const path of paths) {
    const shares = locks.read(path);
    if (shares === undefined) unreadable.push(posix.dirname(path));
    if (shares === undefined || !isShared(shares)) continue;
    for (const [folder, indexes] of shares.projects) {
      const root = posix.join(posix.dirname(path), folder);
      const pins = indexes.map((index) => shares.pins[index] as Pin);
      if (isProject(tree, root, all)) texts.set(posix.join(root, packagesLockName), packagesLock(pins));
    }
  }
  for (const warning of locks.warnings) logger.warn(warning);
  return { texts, unreadable };
}

/** Whether the graph has a project in a folder: every Python project, or Robyn's alone. */
function isProject(tree: Tree, root: string, all: boolean): boolean {
  const path = posix.join(root, 'pyproject.toml');
  if (!tree.exists(path)) return false;
  return all || ['service', 'peer'].includes(detect(tree.read(path, 'utf8') ?? '', path).kind);
}

function write(tree: Tree, path: string, text: string): string[] {
  const before = tree.read(path, 'utf8')?.replaceAll('\r\n', '\n');
  if (before === text) return [];
  if (before !== undefined && !isPackagesLock(before)) {
    logger.warn(`${path} is not nx-robyn's: it stays as it is, and \`nx affected\` does not see changes of the shared lock there.`);
    return [];
  }
  tree.write(path, text);
  return [`${path}: ${before === undefined ? 'is missing' : 'is out of date'}`];
}

function remove(tree: Tree, path: string): string[] {
  if (!isPackagesLock(tree.read(path, 'utf8') ?? '')) return [];
  tree.delete(path);
  return [`${path}: no lock is shared there any more`];
}

function isWithin(folder: string, path: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}
