import { flushChanges, FsTree } from 'nx/src/generators/tree';

/** Nx's Tree over a directory, as `nx generate` has it. */
export function diskTree(root: string): FsTree {
  return new FsTree(root, false);
}

/** Writes what a Tree holds, as Nx does when a generator has returned. */
export function flush(tree: FsTree): void {
  flushChanges(tree.root, tree.listChanges());
}
