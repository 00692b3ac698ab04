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
