import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratorCallback, Tree } from '@nx/devkit';
import { pluginName } from '../generators/init/registration';
import { WorkspaceMissing } from '../service/errors';
import type { Offer } from './offer';
import type { Options } from './prompts';

type Generator = (tree: Tree, options: Options) => Promise<GeneratorCallback | void>;

/**
 * Does what `nx g` does with a generator: the same options, defaults of nx.json included, the same function, the same
 * Tree, the same writer. What is missing is Nx's project graph, which no generator of ours needs.
 *
 * @param root absolute path of the workspace
 * @param given options that were given; the others get their defaults
 * @param dry whether only to print what would be written
 * @returns what happened, in a few words
 * @throws what the generator throws, before anything is written
 */
export async function runGenerator(offer: Offer, root: string, given: Options, dry: boolean): Promise<string> {
  assertWorkspace(root);
  const dryRun = dry || process.env['NX_DRY_RUN'] === 'true';
  process.env['NX_DRY_RUN'] = String(dryRun);
  process.env['NX_DAEMON'] = 'false'; // A look for files would start it.
  const [{ FsTree, flushChanges, printChanges }, { combineOptionsForGenerator }, { readNxJson }] = await Promise.all([
    import('nx/src/generators/tree'),
    import('nx/src/utils/params'),
    import('nx/src/config/nx-json'),
  ]);
  const none = { version: 2, projects: {} };
  const options = (await combineOptionsForGenerator(
    { ...given } as Parameters<typeof combineOptionsForGenerator>[0],
    pluginName,
    offer.name,
    none,
    readNxJson(root),
    offer.schema as Parameters<typeof combineOptionsForGenerator>[5],
    false,
    null,
    '',
  )) as Options;
  const generator = ((await import(offer.factory)) as { default: Generator }).default;
  const tree = new FsTree(root, false, `generating (${pluginName}:${offer.name})`);
  const callback = await generator(tree, options);
  tree.lock();
  const changes = tree.listChanges();
  clearLine();
  printChanges(changes);
  if (dryRun) return `${changes.length} files would be written; this was a dry run`;
  flushChanges(root, changes);
  await callback?.();
  return `${changes.length} files written`;
}

function assertWorkspace(root: string): void {
  if (existsSync(join(root, 'nx.json'))) return;
  throw new WorkspaceMissing({
    what: 'the plopfile is not at the root of an Nx workspace.',
    where: root,
    why: 'there is no nx.json beside it.',
    fix: 'npx nx init, or move the plopfile beside nx.json',
  });
}

/** Takes Plop's spinner off the line that is printed on next. */
function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
