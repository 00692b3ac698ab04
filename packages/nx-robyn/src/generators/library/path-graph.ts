import { edges } from '../../graph/edges';
import type { Packagings } from '../../packaging/uv-workspaces';

/** Which Python projects of the workspace depend on which, by path or as members of a uv workspace. By directory. */
export class PathGraph {
  private readonly forth = new Map<string, Set<string>>();
  private readonly back = new Map<string, Set<string>>();

  /** @param root absolute path of the workspace */
  constructor(packagings: Packagings, root: string) {
    const owner = (path: string) => (packagings.has(path) ? path : undefined);
    for (const { source, target } of edges({ packagings, directory: root, owner })) {
      this.forth.set(source, (this.forth.get(source) ?? new Set()).add(target));
      this.back.set(target, (this.back.get(target) ?? new Set()).add(source));
    }
  }

  /** What a project names itself. */
  direct(of: string): ReadonlySet<string> {
    return this.forth.get(of) ?? new Set();
  }

  /** All that a project depends on, itself left out, each with the way to it. */
  dependencies(of: string): ReadonlyMap<string, readonly string[]> {
    return reached(of, this.forth);
  }

  /** All that depend on a project, itself left out, each with the way to it. */
  dependants(of: string): ReadonlyMap<string, readonly string[]> {
    return reached(of, this.back);
  }
}

function reached(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[start, [start]]]);
  for (const [place, way] of ways) {
    for (const follower of next.get(place) ?? []) if (!ways.has(follower)) ways.set(follower, [...way, follower]);
  }
  ways.delete(start);
  return ways;
}
