import type { Packaging } from '../packaging/packaging';
import type { Packagings } from '../packaging/uv-workspaces';
import type { Detection } from './detection';

/** What the last inference of this process found, by the folder's path from the workspace's root. */
export interface Detections {
  readonly workspaceRoot: string;
  readonly byRoot: ReadonlyMap<string, Detection>;
}

let last: Detections | undefined;

/** Nx asks one process for the nodes and then for their edges: what was read for the one serves the other. */
export function remember(detections: Detections): void {
  last = detections;
}

/** What was found in a workspace, or undefined where this process was not asked for its nodes. */
export function remembered(workspaceRoot: string): Detections['byRoot'] | undefined {
  return last?.workspaceRoot === workspaceRoot ? last.byRoot : undefined;
}

/** What the files say as Python packages, of those that could be read. */
export function packagingsOf(detections: Detections['byRoot']): Packagings {
  const found = new Map<string, Packaging>();
  for (const [root, { packaging }] of detections) if (packaging !== undefined) found.set(root, packaging);
  return found;
}
