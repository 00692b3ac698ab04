import { ExternalNodes } from './external-nodes';
import type { LockedProject, Locks } from './locks';
import type { Packages } from './targets/surroundings';

/** The packages that are locked for projects, and their nodes. */
export interface LockedPackages {
  readonly byRoot: ReadonlyMap<string, Packages>;
  readonly nodes: ExternalNodes['nodes'];
  /** What was found wrong with the locks. */
  readonly warnings: readonly string[];
}

/** @param roots of projects, relative to the workspace */
export function packagesOf(roots: Iterable<string>, locks: Locks): LockedPackages {
  const locked = new Map<string, LockedProject>();
  for (const root of roots) {
    const found = locks.of(root);
    if (found !== undefined) locked.set(root, found);
  }
  locks.save();
  const external = new ExternalNodes([...locked.values()].flatMap(({ pins }) => pins));
  const byRoot = new Map([...locked].map(([root, { pins, besideShared }]) => [root, { names: external.namesOf(pins), besideShared }]));
  return { byRoot, nodes: external.nodes, warnings: locks.warnings };
}
