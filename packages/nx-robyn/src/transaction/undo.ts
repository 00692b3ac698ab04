import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Puts back what a run changed. */
export type Undo = () => void;

/**
 * Remembers what is on disk at paths that are about to be written, so that it can be put back: a file gets its content
 * again, a file or a directory that was not there goes with all that is in it.
 *
 * @param root absolute path that the paths are relative to
 * @param paths files that will be created or changed
 */
export function rememberFiles(root: string, paths: readonly string[]): Undo {
  const contents = new Map<string, Buffer>();
  const created = new Set<string>();
  for (const path of paths) {
    const file = join(root, path);
    if (existsSync(file)) contents.set(file, readFileSync(file));
    else created.add(topmostMissing(file));
  }
  return () => {
    for (const path of created) rmSync(path, { recursive: true, force: true });
    for (const [file, content] of contents) writeFileSync(file, content);
  };
}

/** The first path on the way down to a file that does not exist. */
function topmostMissing(file: string): string {
  let missing = file;
  while (!existsSync(dirname(missing))) missing = dirname(missing);
  return missing;
}
