import { posix } from 'node:path';
import type { Dependency } from '../packaging/dependencies';
import type { Source } from '../packaging/source';
import { type Packagings, UvWorkspaces } from '../packaging/uv-workspaces';

/** A dependency of a project of the repository on another: by their roots, since Nx's names may be others. */
export interface Edge {
  readonly source: string;
  readonly target: string;
  /** Whether the source's own pyproject.toml says all of it; else the root of its uv workspace does. */
  readonly own: boolean;
}

/** What edges are found in. */
export interface Repository {
  readonly packagings: Packagings;
  /** Absolute path of its root, for paths that are written absolutely. */
  readonly directory: string;
  /**
   * Root of the project that a path belongs to, or undefined where it is none's. The path is relative to the repository's root.
   */
  owner(path: string): string | undefined;
}

/** The edges from every folder that has a pyproject.toml, each once. */
export function edges(repository: Repository): readonly Edge[] {
  const workspaces = new UvWorkspaces(repository.packagings);
  const found: Edge[] = [];
  for (const [source, packaging] of repository.packagings) {
    const targets = new Map<string, boolean>();
    for (const dependency of packaging.dependencies) {
      const own = dependency.sources !== undefined;
      for (const target of dependencyTargets(source, dependency, repository, workspaces)) targets.set(target, own || targets.get(target) === true);
    }
    targets.delete(source);
    for (const [target, own] of targets) found.push({ source, target, own });
  }
  return found;
}

function dependencyTargets(root: string, dependency: Dependency, repository: Repository, workspaces: UvWorkspaces): readonly string[] {
  const { sources, base } = sourcesOf(root, dependency, repository.packagings, workspaces);
  return sources.flatMap((source) => {
    if (source.kind === 'remote') return [];
    const target = source.kind === 'workspace' ? workspaces.find(root, dependency.name) : pathTarget(base, source, repository);
    return target === undefined ? [] : [target];
  });
}

/** A member's own sources, else those that the root of its uv workspace has for all. Paths are relative to who says so. */
function sourcesOf(
  root: string,
  { name, sources }: Dependency,
  packagings: Packagings,
  workspaces: UvWorkspaces,
): { readonly sources: readonly Source[]; readonly base: string } {
  if (sources !== undefined) return { sources, base: root };
  const base = workspaces.workspaceOf(root);
  const inherited = base === undefined ? undefined : packagings.get(base)?.workspace?.sources;
  return { sources: (inherited && Object.hasOwn(inherited, name) && inherited[name]) || [], base: base ?? root };
}

/** Archives are packages that were built: what they were built from is not said. */
const archive = /\.(whl|zip|tar|tgz|tar\.\w+)$/i;

function pathTarget(base: string, { path }: { readonly path: string }, { directory, owner }: Repository): string | undefined {
  if (archive.test(path)) return undefined;
  const resolved = posix.isAbsolute(path) ? posix.relative(directory, path) : posix.normalize(posix.join(base, path));
  const plain = resolved.replace(/\/+$/, '') || '.';
  return plain === '..' || plain.startsWith('../') ? undefined : owner(plain);
}
