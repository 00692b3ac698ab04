import { statSync } from 'node:fs';
import { join } from 'node:path';

/** Knows which locks there are, by their paths relative to the workspace. */
export interface LockPaths {
  has(path: string): boolean;
}

/**
 * The locks on disk, looked up when they are asked for. They are not among the files that the graph is made from: Nx takes those
 * for configuration of projects, and with a lock that changes would select every task of its project and of all dependants.
 */
export class LockFiles implements LockPaths {
  private readonly known = new Map<string, boolean>();

  constructor(private readonly workspaceRoot: string) {}

  has(path: string): boolean {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const found = isFile(join(this.workspaceRoot, path));
    this.known.set(path, found);
    return found;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}
