import type { PackageManager, Tree } from '@nx/devkit';
import { jsonValue } from '../init/json-text';
import { type ManagerTrait, nodeFiles, type PipelineFacts } from './facts';

/** Where a workspace does not say its version of Node. */
const defaultNode = '24';

/** Files that say that there is a lock, and whose. */
const locks: readonly (readonly [file: string, manager: PackageManager])[] = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

interface PackageJson {
  readonly packageManager?: unknown;
  readonly engines?: { readonly node?: unknown };
  readonly devEngines?: { readonly runtime?: { readonly version?: unknown } };
  readonly volta?: { readonly node?: unknown };
}

/** Node and its package manager, as the files of a workspace say them. */
export function javascriptFacts(tree: Tree): Pick<PipelineFacts, 'node' | 'major' | 'manager' | 'traits'> {
  const packageJson = (jsonValue(tree.read('package.json', 'utf8') ?? '{}') ?? {}) as PackageJson;
  const [, named, version] = /^(npm|pnpm|yarn|bun)@(\d+)/.exec(String(packageJson.packageManager ?? '')) ?? [];
  const lock = locks.find(([file, manager]) => tree.exists(file) && (named === undefined || manager === named));
  const manager = (named as PackageManager | undefined) ?? lock?.[1] ?? 'npm';
  const traits: readonly (readonly [ManagerTrait, boolean])[] = [
    ['berry', manager === 'yarn' && (version === undefined ? tree.exists('.yarnrc.yml') : Number(version) > 1)],
    ['pinned', version !== undefined],
    ['unlocked', lock === undefined],
  ];
  return { ...nodeFacts(tree, packageJson), manager, traits: traits.filter(([, has]) => has).map(([trait]) => trait) };
}

/** Where the version of Node is said, in the order in which it counts. */
function nodeFacts(tree: Tree, { engines, devEngines, volta }: PackageJson): Pick<PipelineFacts, 'node' | 'major'> {
  const said: Readonly<Record<string, unknown>> = {
    '.nvmrc': tree.read('.nvmrc', 'utf8'),
    '.node-version': tree.read('.node-version', 'utf8'),
    '.tool-versions': /^nodejs\s.*/m.exec(tree.read('.tool-versions', 'utf8') ?? '')?.[0],
    'package.json': volta?.node ?? devEngines?.runtime?.version ?? engines?.node,
  };
  const node = nodeFiles.find((file) => Boolean(said[file]));
  if (node === undefined) return { node: defaultNode, major: defaultNode };
  return { node, major: /\d+/.exec(String(said[node]))?.[0] ?? 'lts' };
}
