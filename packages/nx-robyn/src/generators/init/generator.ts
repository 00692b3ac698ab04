import {
  detectPackageManager,
  type GeneratorCallback,
  globAsync,
  installPackagesTask,
  logger,
  readJson,
  readNxJson,
  type Tree,
  updateJson,
  updateNxJson,
} from '@nx/devkit';
import { pythonLines, withLines } from './ignore';
import { isRegistered, register } from './registration';
import { addPlop, plopVersion } from './plopfile';
import type { NxRobynInit } from './schema';
import { shimSpecifier, writeShim } from './shim';

/**
 * Sets up a workspace: the plugin in nx.json, the shim package, .gitignore, the plopfile where it is asked for. Again it
 * changes nothing.
 *
 * @returns a callback that runs the package manager when package.json was changed
 * @throws PlopfileExists, PackageJsonMissing, before anything is written
 */
export async function initGenerator(tree: Tree, options: NxRobynInit): Promise<GeneratorCallback> {
  const plopAdded = options.plop === true && addPlop(tree);
  const nxJson = readNxJson(tree) ?? {};
  if (!isRegistered(nxJson)) updateNxJson(tree, register(nxJson));
  const linked = addShim(tree);
  await ignorePython(tree);
  return () => {
    if ((linked || plopAdded) && !options.skipInstall) installPackagesTask(tree);
    if (plopAdded) console.log(`plop ${plopVersion} is a development dependency now: \`npx plop\` offers the generators.`);
  };
}

export default initGenerator;

/** Adds the shim and the dependency on it. Returns whether package.json was changed. */
function addShim(tree: Tree): boolean {
  if (!tree.exists('package.json')) return false;
  const packages = readJson<Record<string, Record<string, string> | undefined>>(tree, 'package.json');
  const specifier = shimSpecifier(detectPackageManager(tree.root));
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
  updateJson(tree, 'package.json', (json: Record<string, Record<string, string>>) => ({
    ...json,
    devDependencies: sorted({ ...json['devDependencies'], robyn: specifier }),
  }));
  return true;
}

function sorted(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
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

