import type { MarkedFolder } from './markers';

let last: { readonly workspaceRoot: string; readonly folders: readonly MarkedFolder[] } | undefined;

/** Nx asks one process for the nodes and then for their edges. */
export function rememberMarked(workspaceRoot: string, folders: readonly MarkedFolder[]): void {
  last = { workspaceRoot, folders };
}

/** The clients and contracts that the last inference of this process found in a workspace. */
export function rememberedMarked(workspaceRoot: string): readonly MarkedFolder[] {
  return last?.workspaceRoot === workspaceRoot ? last.folders : [];
}
