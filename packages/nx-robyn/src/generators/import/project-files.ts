import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import type { ProjectFiles } from '../../faults/project';
import { linkStat } from '../../transaction/file-state';

/** Folders whose files are not the project's own. */
const others = /^(\.git|\.venv|venv|node_modules|__pycache__|build|dist|htmlcov|logs|var|.*[-_]cache|.*\.egg-info)$/;

/** The files of a project in a Tree. Symbolic links are not followed. */
export function projectFiles(tree: Tree, directory: string): ProjectFiles {
  const list = (under: string): string[] =>
    tree
      .children(join(directory, under))
      .sort()
      .filter((name) => !others.test(name))
      .map((name) => join(under, name))
      .flatMap((path) => {
        if (linkStat(join(tree.root, directory, path))?.isSymbolicLink() === true) return [];
        return tree.isFile(join(directory, path)) ? [path.replaceAll('\\', '/')] : list(path);
      });
  return { paths: list(''), read: (path) => tree.read(join(directory, path), 'utf8') ?? undefined };
}
