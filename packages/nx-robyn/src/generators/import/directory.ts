import { readlinkSync, realpathSync } from 'node:fs';
import { basename, isAbsolute, join, posix, relative } from 'node:path';
import type { Tree } from '@nx/devkit';
import { DirectoryMissing, DirectoryRefused } from '../../service/errors';
import { linkStat } from '../../transaction/file-state';

/**
 * The directory that is meant: relative to the workspace, with forward slashes, `.` for the workspace itself.
 *
 * @throws DirectoryMissing when none is named, or there is none; DirectoryRefused when it lies outside the workspace, or
 *   behind a symbolic link
 */
export function importedDirectory(tree: Tree, typed: string | undefined): string {
  if (typed === undefined || typed.trim() === '') {
    throw new DirectoryMissing({
      what: 'no directory was given, and nobody can be asked.',
      where: 'DIRECTORY',
      fix: 'nx g robyn:import services/shop',
    });
  }
  const directory = inWorkspace(tree.root, typed);
  assertNoLink(tree.root, directory);
  if (directory !== '.' && (!tree.exists(directory) || tree.isFile(directory))) {
    throw new DirectoryMissing({
      what: `there is no directory "${directory}".`,
      where: tree.root,
      why: tree.exists(directory) ? 'it is a file.' : 'nothing of that name is in the workspace.',
      fix: 'nx g robyn:import DIRECTORY, relative to the workspace',
    });
  }
  return directory;
}

function inWorkspace(root: string, typed: string): string {
  const path = typed.replaceAll('\\', '/');
  const own = isAbsolute(path) ? fromRoot(root, path) : path;
  const directory = posix.join(own, '.').replace(/\/$/, '');
  if (directory !== '..' && !directory.startsWith('../')) return directory;
  const name = basename(posix.resolve(root, path));
  throw new DirectoryRefused({
    what: `"${typed}" lies outside the workspace.`,
    where: 'DIRECTORY',
    why: 'Nx sees the files of the workspace alone, and an import moves nothing.',
    fix: `mv ${typed} services/${name}, and nx g robyn:import services/${name}`,
  });
}

/** An absolute path relative to the workspace, whose own path may hold a symbolic link. */
function fromRoot(root: string, path: string): string {
  const [direct = '', real = ''] = [root, realpathSync(root)].map((each) => relative(each, path).replaceAll('\\', '/'));
  return direct.startsWith('..') ? real || '.' : direct || '.';
}

function assertNoLink(root: string, directory: string): void {
  const parts = directory.split('/');
  const link = parts
    .map((_, index) => parts.slice(0, index + 1).join('/'))
    .find((path) => linkStat(join(root, path))?.isSymbolicLink());
  if (link === undefined) return;
  throw new DirectoryRefused({
    what: `"${directory}" cannot be taken in.`,
    where: 'DIRECTORY',
    why: `"${link}" is a symbolic link to ${readlinkSync(join(root, link))}, and Nx follows none.`,
    fix: 'move the project itself into the workspace',
  });
}
