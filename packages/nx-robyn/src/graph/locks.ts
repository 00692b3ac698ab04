import { join, posix } from 'node:path';
import { isShared, type Pin, type Shares } from '../packaging/lock/shares';
import { FileFacts } from './file-facts';
import type { LockPaths } from './lock-files';
import { type LockFacts, lockNotation, readLock } from './lock-facts';

/** What a lock pins for one project. */
export interface LockedProject {
  /** Path of the lock relative to the workspace. */
  readonly lock: string;
  /** Whether the lock lies beside the project and is that of other projects as well. */
  readonly besideShared: boolean;
  readonly pins: readonly Pin[];
}

/** The locks of a workspace, read where a project is asked for. */
export class Locks {
  private readonly asked = new Map<string, Shares | undefined>();
  private readonly above = new Map<string, readonly string[]>();
  private readonly complaints: string[] = [];
  private readonly facts: FileFacts<LockFacts>;

  /**
   * @param dataDirectory where what was read is kept
   * @param version of the plugin
   * @param known the locks that there are, where that is known: nobody looks for others
   */
  constructor(
    private readonly workspaceRoot: string,
    dataDirectory: string,
    version: string,
    private readonly known?: LockPaths,
  ) {
    this.facts = new FileFacts(join(dataDirectory, 'nx-robyn-locks.json'), version, lockNotation);
  }

  /** What was found wrong with the locks that were asked for. */
  get warnings(): readonly string[] {
    return this.complaints;
  }

  /**
   * What is locked for the project in a folder: by the lock of the uv workspace of which it is a member, else by its own.
   * Undefined where it has neither.
   *
   * @param root relative to the workspace
   */
  of(root: string): LockedProject | undefined {
    return this.workspaceLock(root) ?? this.locked(posix.join(root, 'uv.lock'), '.') ?? this.locked(posix.join(root, 'poetry.lock'), '.');
  }

  /** The lock of a path relative to the workspace; undefined where there is none or it cannot be read. */
  read(path: string): Shares | undefined {
    if (!this.asked.has(path)) this.asked.set(path, this.load(path));
    return this.asked.get(path);
  }

  save(): void {
    this.facts.save();
  }

  private workspaceLock(root: string): LockedProject | undefined {
    for (const above of this.lockedAbove(root)) {
      const found = this.locked(posix.join(above, 'uv.lock'), posix.relative(above, root));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The folders above one that have a lock of uv, the nearest first. Neighbours have the same. */
  private lockedAbove(folder: string): readonly string[] {
    if (folder === '.') return [];
    const above = posix.dirname(folder);
    const known = this.above.get(above);
    if (known !== undefined) return known;
    const own = this.read(posix.join(above, 'uv.lock')) === undefined ? [] : [above];
    const found = [...own, ...this.lockedAbove(above)];
    this.above.set(above, found);
    return found;
  }

  private locked(lock: string, folder: string): LockedProject | undefined {
    const found = this.read(lock);
    const indexes = found?.projects.get(folder);
    if (found === undefined || indexes === undefined) return undefined;
    return { lock, besideShared: folder === '.' && isShared(found), pins: indexes.map((index) => found.pins[index] as Pin) };
  }

  private load(path: string): Shares | undefined {
    if (this.known?.has(path) === false) return undefined;
    const found = this.facts.of(join(this.workspaceRoot, path), (bytes) => readLock(bytes, path));
    if (typeof found === 'string') this.complaints.push(found);
    return typeof found === 'object' ? found : undefined;
  }
}
