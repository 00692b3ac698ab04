import { posix } from 'node:path';
import { globAsync, type Tree } from '@nx/devkit';
import { clientMarker, parseMarker } from '../../client/marker';
import { ClientDiffers, RobynError } from '../../service/errors';
import type { ClientRequest } from './request';

/** A client library of the workspace. */
export interface ExistingClient {
  readonly name: string;
  /** Relative to the workspace. */
  readonly directory: string;
  /** The OpenAPI document, relative to the workspace. */
  readonly document: string;
}

/** The client libraries of a workspace; what cannot be read is none. */
export async function existingClients(tree: Tree): Promise<readonly ExistingClient[]> {
  const files = (await globAsync(tree, [`**/${clientMarker}`])).filter((file) => !/(^|\/)node_modules\//.test(file));
  return files.flatMap((file) => read(tree, file));
}

/**
 * Whether a client is there as it is asked for.
 *
 * @throws ClientDiffers when it is there with other options
 */
export function isThere(clients: readonly ExistingClient[], request: ClientRequest, document: string): boolean {
  const found = clients.find(({ name }) => name === request.name);
  if (found === undefined) return false;
  const differing = [
    ...(request.given !== undefined && request.given !== found.directory ? [`--directory is ${found.directory}`] : []),
    ...(document !== found.document ? [`--project is the service of ${found.document}`] : []),
  ];
  if (differing.length === 0) return true;
  throw new ClientDiffers({
    what: `the client "${request.name}" is there with other options.`,
    where: found.directory,
    why: `${differing.join(', ')}.`,
    fix: `nx g robyn:client ${request.name}-client, or edit ${posix.join(found.directory, clientMarker)}`,
  });
}

function read(tree: Tree, file: string): ExistingClient[] {
  try {
    const directory = posix.dirname(file);
    const { name, document } = parseMarker(tree.read(file, 'utf8') ?? '', file);
    return [{ name, directory, document: posix.join(directory, document) }];
  } catch (error) {
    if (error instanceof RobynError) return [];
    throw error;
  }
}
