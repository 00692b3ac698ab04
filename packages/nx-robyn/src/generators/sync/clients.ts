import { posix } from 'node:path';
import { globAsync, logger, type Tree } from '@nx/devkit';
import { areMadeFrom, contractTypes, typesFile, type TypesSource } from '../../client/contract-types';
import { clientMarker, parseMarker } from '../../client/marker';
import { typesGenerator } from '../../disk/types-generator';
import { RobynError } from '../../service/errors';
import type { OutOfSync } from './step';

/**
 * Makes the generated files of client libraries anew that were not made from the contract as it is. What somebody edited in
 * them is found by `contract-check`, which makes them again; here a hash is compared.
 */
export async function clients(tree: Tree): Promise<OutOfSync | undefined> {
  const markers = (await globAsync(tree, [`**/${clientMarker}`])).filter((file) => !/(^|\/)node_modules\//.test(file)).sort();
  const stale: string[] = [];
  for (const marker of markers) if (await follow(tree, marker)) stale.push(posix.dirname(marker));
  if (stale.length === 0) return undefined;
  return {
    message: `Clients were not made from the contract as it is: ${stale.join(', ')}`,
    details: stale.map((root) => `${posix.join(root, typesFile)}: is out of date`),
  };
}

/** Whether the types of a client had to be made anew. What cannot be is said, and stays. */
async function follow(tree: Tree, marker: string): Promise<boolean> {
  try {
    const source = sourceOf(tree, marker);
    if (source === undefined) return false;
    const file = posix.join(posix.dirname(marker), typesFile);
    if (areMadeFrom(source, tree.read(file, 'utf8') ?? '')) return false;
    tree.write(file, await contractTypes(source));
    return true;
  } catch (error) {
    if (!(error instanceof RobynError)) throw error;
    logger.warn(error.message);
    return false;
  }
}

function sourceOf(tree: Tree, marker: string): TypesSource | undefined {
  const { name, document } = parseMarker(tree.read(marker, 'utf8') ?? '', marker);
  const path = posix.join(posix.dirname(marker), document);
  const text = tree.exists(path) ? tree.read(path, 'utf8') : null;
  return text === null ? undefined : { text, document: path, project: name, generator: typesGenerator() };
}
