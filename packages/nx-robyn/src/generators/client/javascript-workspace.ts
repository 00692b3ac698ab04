import { getProjects, type Tree } from '@nx/devkit';
import { PackageJsonMissing } from '../../service/errors';
import { jsonValue } from '../init/json-text';
import { workspacePatterns } from './workspace-patterns';

/** How the JavaScript projects of a workspace find each other. */
export interface JavaScriptWorkspace {
  /** As packages that the package manager links, or by paths in tsconfig.base.json. */
  readonly found: 'package' | 'path';
  /** Of the workspace's packages, with its `@`; undefined where they have none. */
  readonly scope: string | undefined;
  /** Path of the tsconfig that all extend. */
  readonly baseConfig: string | undefined;
  /** Condition under which packages export their sources. */
  readonly sourceCondition: string | undefined;
}

interface TsConfig {
  readonly compilerOptions?: { readonly customConditions?: readonly unknown[] };
}

const baseConfig = 'tsconfig.base.json';

/** @throws PackageJsonMissing */
export function javascriptWorkspace(tree: Tree): JavaScriptWorkspace {
  const text = tree.read('package.json', 'utf8');
  if (text === null) {
    throw new PackageJsonMissing({
      what: 'a client is a package, and this workspace has none.',
      where: 'package.json',
      why: 'the file does not exist.',
      fix: 'npm init -y',
    });
  }
  const base = tree.exists(baseConfig) ? (jsonValue(tree.read(baseConfig, 'utf8') ?? '') as TsConfig | undefined) : undefined;
  const condition = base?.compilerOptions?.customConditions?.[0];
  return {
    found: workspacePatterns(tree) === undefined && base !== undefined ? 'path' : 'package',
    scope: scopeOf((jsonValue(text) as { name?: unknown } | undefined)?.name) ?? commonScope([...getProjects(tree).keys()]),
    baseConfig: base === undefined ? undefined : baseConfig,
    sourceCondition: typeof condition === 'string' ? condition : undefined,
  };
}

function commonScope(names: readonly string[]): string | undefined {
  const scopes = names.map(scopeOf).filter((scope) => scope !== undefined);
  const count = (scope: string) => scopes.filter((other) => other === scope).length;
  return [...new Set(scopes)].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0];
}

function scopeOf(name: unknown): string | undefined {
  return typeof name === 'string' ? /^(@[^/]+)\/./.exec(name)?.[1] : undefined;
}
