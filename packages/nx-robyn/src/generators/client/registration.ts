import { detectPackageManager, type Tree } from '@nx/devkit';
import { type ClientLibrary, runtimePackage } from '../../client/library-files';
import { withLines } from '../init/ignore';
import { inOrder, jsonValue, withJsonItem, withJsonValue } from '../init/json-text';
import { linkPackage } from './workspace-patterns';

/** Range of the compiler, for a workspace that has none. */
const compiler = { name: 'typescript', range: '~5.9.3' };

interface TsConfig {
  readonly references?: readonly { readonly path?: unknown }[];
}

interface PackageJson {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Lets the applications of the workspace find a client library. */
export function registerClient(tree: Tree, library: ClientLibrary): void {
  addPackage(tree, 'devDependencies', compiler);
  if (library.found === 'package') {
    linkPackage(tree, library.directory, detectPackageManager(tree.root) === 'pnpm');
    addReference(tree, library.directory);
  } else {
    addPackage(tree, 'dependencies', runtimePackage);
    addPath(tree, library);
  }
  keepFormat(tree, library.directory);
}

function addPackage(tree: Tree, kind: 'dependencies' | 'devDependencies', { name, range }: { name: string; range: string }): void {
  const text = tree.read('package.json', 'utf8') ?? '{}\n';
  const packages = jsonValue(text) as PackageJson;
  if ({ ...packages.dependencies, ...packages.devDependencies }[name] !== undefined) return;
  tree.write('package.json', withEntry(text, [kind], packages[kind], name, range));
}

/** A root that lists what `tsc --build` builds has a line for every library. */
function addReference(tree: Tree, directory: string): void {
  const text = tree.exists('tsconfig.json') ? tree.read('tsconfig.json', 'utf8') : null;
  const { references } = ((text === null ? undefined : jsonValue(text)) ?? {}) as TsConfig;
  if (text === null || !Array.isArray(references)) return;
  const path = `./${directory}`;
  if (references.some((reference) => reference.path === path)) return;
  tree.write('tsconfig.json', withJsonItem(text, ['references'], { path }));
}

function addPath(tree: Tree, { baseConfig, packageName, directory }: ClientLibrary): void {
  if (baseConfig === undefined) return;
  const text = tree.read(baseConfig, 'utf8') ?? '{}\n';
  const { compilerOptions } = (jsonValue(text) ?? {}) as { compilerOptions?: { baseUrl?: unknown; paths?: object } };
  const file = `${compilerOptions?.baseUrl === undefined ? './' : ''}${directory}/src/index.ts`;
  tree.write(baseConfig, withEntry(text, ['compilerOptions', 'paths'], compilerOptions?.paths, packageName, [file]));
}

/** The text of a JSON file with an entry among those of a table, in order; at the end with the table, where there is none. */
function withEntry(text: string, path: readonly string[], table: object | undefined, key: string, value: unknown): string {
  return table === undefined ? withJsonValue(text, path, { [key]: value }) : withJsonValue(text, [...path, key], value, inOrder(key));
}

/** Prettier leaves what is generated as it is, where it is used. */
function keepFormat(tree: Tree, directory: string): void {
  const text = tree.read('.prettierignore', 'utf8');
  if (text !== null) tree.write('.prettierignore', withLines(text, [`/${directory}/src/generated`], 'Generated'));
}
