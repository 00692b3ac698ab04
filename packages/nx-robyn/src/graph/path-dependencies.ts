import type { Packagings } from '../packaging/uv-workspaces';
import { edges } from './edges';

/** Which folders the projects of a repository depend on by path. */
export class PathDependencies {
  private readonly direct = new Map<string, string[]>();

  /** @param directory absolute path of the repository */
  constructor(packagings: Packagings, directory: string) {
    for (const { source, target } of edges({ packagings, directory, owner: (path) => path })) {
      const targets = this.direct.get(source);
      if (targets === undefined) this.direct.set(source, [target]);
      else targets.push(target);
    }
  }

  /** Folders that a project depends on, direct and indirect, sorted; itself is none of them. */
  of(root: string): readonly string[] {
    const reached = new Set([root]);
    for (const folder of reached) for (const next of this.direct.get(folder) ?? []) reached.add(next);
    reached.delete(root);
    return [...reached].sort();
  }
}
