import type { MarkedFolder } from './markers';

/** An edge between two projects, by their folders. */
export interface ContractEdge {
  readonly source: string;
  readonly target: string;
}

/** `client -> contract <- service`: nobody depends on the service, and everybody on what it promised. */
export function contractEdges(folders: readonly MarkedFolder[]): readonly ContractEdge[] {
  const contracts = folders.filter(({ kind }) => kind === 'contract');
  const clients = folders.filter(({ kind }) => kind === 'client');
  return contracts.flatMap(({ root, document, service }) => [
    { source: service, target: root },
    ...clients.filter((client) => client.document === document).map((client) => ({ source: client.root, target: root })),
  ]);
}
