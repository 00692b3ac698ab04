import type { CreateNodesContext, NxJsonConfiguration } from '@nx/devkit';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typesGenerator } from '../../disk/types-generator';

/** What a workspace compiles TypeScript with. */
export interface Compiler {
  /** Targets that Nx's own plugin infers from a tsconfig: they are left to it. */
  readonly inferred: readonly ('typecheck' | 'build')[];
  /** npm packages of the compiler that Nx knows. */
  readonly packages: readonly string[];
  /** Names and versions of what makes the types of a contract. */
  readonly generator: string;
}

const plugin = '@nx/js/typescript';

/** @param needed whether anybody asks: nothing is read for a workspace without clients */
export function compilerOf({ nxJsonConfiguration, workspaceRoot }: CreateNodesContext, needed: boolean): Compiler {
  if (!needed) return { inferred: [], packages: [], generator: '' };
  return { inferred: inferredBy(nxJsonConfiguration), packages: named(workspaceRoot, 'typescript'), generator: typesGenerator() };
}

function inferredBy({ plugins = [] }: NxJsonConfiguration): Compiler['inferred'] {
  const entry = plugins.find((one) => (typeof one === 'string' ? one : one.plugin) === plugin);
  if (entry === undefined) return [];
  const { typecheck, build } = (typeof entry === 'object' ? (entry.options ?? {}) : {}) as { typecheck?: unknown; build?: unknown };
  return [...(typecheck === false ? [] : (['typecheck'] as const)), ...(build ? (['build'] as const) : [])];
}

/** A package that package.json names, and so is a node of Nx's graph: an input that is none is an error. */
function named(workspaceRoot: string, name: string): string[] {
  const { dependencies, devDependencies } = packageJson(workspaceRoot);
  return { ...dependencies, ...devDependencies }[name] === undefined ? [] : [name];
}

interface PackageJson {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function packageJson(workspaceRoot: string): PackageJson {
  try {
    return JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8')) as PackageJson;
  } catch {
    return {}; // Nx itself says what is wrong with it.
  }
}
