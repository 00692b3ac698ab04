import {
  detectPackageManager,
  type GeneratorCallback,
  globAsync,
  logger,
  type NxJsonConfiguration,
  readNxJson,
  type Tree,
} from '@nx/devkit';
import { transact } from '../../transaction/transact';
import { pythonLines, withLines } from './ignore';
import { install, installWrites } from './install';
import { inOrder, jsonValue, withJsonItem, withJsonValue } from './json-text';
import { addPlop, plopVersion } from './plopfile';
import { entry, isRegistered, syncGeneratorName } from './registration';
import type { NxRobynInit } from './schema';
import { shimSpecifier, writeShim } from './shim';

/**
 * Sets up a workspace: the plugin and its sync generator in nx.json, the shim package, .gitignore, the plopfile where it is asked for. Again it
 * changes nothing.
 *
 * @returns a callback that runs the package manager when package.json was changed
 * @throws PlopfileExists, PackageJsonMissing, before anything is written
 */
export function initGenerator(tree: Tree, options: NxRobynInit): Promise<GeneratorCallback> {
  return transact(tree, async (generation) => {
    const plopAdded = options.plop === true && addPlop(tree);
    registerPlugin(tree);
    registerSync(tree);
    const linked = addShim(tree);
    await ignorePython(tree);
    const installs = (linked || plopAdded) && !options.skipInstall;
    if (installs) generation.writes(...installWrites);
    return async () => {
      if (installs) await install(generation, tree.root);
      if (plopAdded) console.log(`plop ${plopVersion} is a development dependency now: \`npx plop\` offers the generators.`);
    };
  });
}

export default initGenerator;

/** Names the plugin in nx.json, after those that are there. */
function registerPlugin(tree: Tree): void {
  const nxJson = readNxJson(tree) ?? {};
  if (isRegistered(nxJson)) return;
  const text = tree.read('nx.json', 'utf8') ?? '{}\n';
  const { plugins: own } = jsonValue(text) as NxJsonConfiguration;
  const inherited = nxJson.plugins ?? [];
  tree.write('nx.json', own ? withJsonItem(text, ['plugins'], entry) : withJsonValue(text, ['plugins'], [...inherited, entry]));
}

/** Names the sync generator in nx.json, after those that are there. */
function registerSync(tree: Tree): void {
  const inherited = readNxJson(tree)?.sync?.globalGenerators ?? [];
  if (inherited.includes(syncGeneratorName)) return;
  const text = tree.read('nx.json', 'utf8') ?? '{}\n';
  const own = (jsonValue(text) as NxJsonConfiguration).sync?.globalGenerators;
  const path = ['sync', 'globalGenerators'];
  tree.write('nx.json', own ? withJsonItem(text, path, syncGeneratorName) : withJsonValue(text, path, [...inherited, syncGeneratorName]));
}

/** Adds the shim and the dependency on it. Returns whether package.json was changed. */
function addShim(tree: Tree): boolean {
  const text = tree.read('package.json', 'utf8');
  if (text === null) return false;
  const packages = jsonValue(text) as Record<string, Record<string, string> | undefined>;
  const present = packages['dependencies']?.['robyn'] ?? packages['devDependencies']?.['robyn'];
  if (present !== undefined && !/^(file|link|workspace):/.test(present)) {
    logger.warn(
      `package.json has "robyn": "${present}", which is another package of that name: ` +
        'this workspace says `nx g nx-robyn:service` and not `nx g robyn:service`.',
    );
    return false;
  }
  writeShim(tree);
  if (present !== undefined) return false;
  const specifier = shimSpecifier(detectPackageManager(tree.root));
  tree.write('package.json', withJsonValue(text, ['devDependencies', 'robyn'], specifier, inOrder('robyn')));
  return true;
}

/** Adds the lines that hide no file which the workspace has. */
async function ignorePython(tree: Tree): Promise<void> {
  const lines: string[] = [];
  for (const [line, glob] of pythonLines) {
    if ((await globAsync(tree, [glob])).length === 0) lines.push(line);
  }
  const text = tree.read('.gitignore', 'utf8') ?? '';
  const next = withLines(text, lines);
  if (next !== text) tree.write('.gitignore', next);
}

