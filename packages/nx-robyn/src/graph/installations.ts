import { posix } from 'node:path';
import { type Packagings, UvWorkspaces } from '../packaging/uv-workspaces';
import type { Sharing } from '../toolchain/command';
import type { ForeignManager } from '../toolchain/foreign-commands';
import type { LockPaths } from './lock-files';

/** What lies around a pyproject.toml and decides how its environment is made. */
export interface Installation {
  /** Whose lock it is installed from: uv's lies beside the pyproject.toml, or at the root of its uv workspace. */
  readonly lockedBy: Exclude<ForeignManager, 'none'> | undefined;
  readonly sharing: Sharing;
}

/** The installations of a repository's folders. */
export class Installations {
  private readonly workspaces: UvWorkspaces;

  constructor(
    private readonly locks: LockPaths,
    private readonly packagings: Packagings,
  ) {
    this.workspaces = new UvWorkspaces(packagings);
  }

  of(root: string): Installation {
    const home = this.workspaces.workspaceOf(root);
    const has = (folder: string, lock: string) => this.locks.has(posix.join(folder, lock));
    return {
      lockedBy: has(home ?? root, 'uv.lock') ? 'uv' : has(root, 'poetry.lock') ? 'poetry' : undefined,
      sharing: home === undefined ? 'own' : this.packagings.get(home)?.workspace?.conflicting ? 'conflicting' : 'shared',
    };
  }
}
