import type { CreateDependencies, CreateDependenciesContext, DependencyType, RawProjectGraphDependency } from '@nx/devkit';
import { posix } from 'node:path';
import { contractEdges } from './contract-edges';
import type { Detection } from './detection';
import { packagingsOf, remembered } from './detections';
import { edges } from './edges';
import { rememberedMarked } from './marked-folders';
import type { PluginOptions } from './options';

// Nx's own names: its enumeration would load all of the devkit.
const fixed = 'static' as DependencyType.static;
const implicit = 'implicit' as DependencyType.implicit;

/**
 * The edges between Python projects of the workspace, also those that other plugins made, whatever Nx calls them, and those of
 * contracts. Nx keeps the edges of a file until that file changes: what another file says as well must not be one of them.
 */
export const createDependencies: CreateDependencies<PluginOptions> = (_options, context) => {
  const names = new Map(Object.entries(context.projects).map(([name, { root }]) => [root, name]));
  const packagings = packagingsOf(remembered(context.workspaceRoot) ?? new Map<string, Detection>());
  const owner = (path: string) => ownerOf(path, names, context);
  const contracts = contractEdges(rememberedMarked(context.workspaceRoot)).map((edge) => ({ ...edge, own: false }));
  return [...edges({ packagings, directory: context.workspaceRoot, owner }), ...contracts].flatMap(({ source, target, own }): RawProjectGraphDependency[] => {
    const [from, to] = [names.get(source), names.get(target)];
    if (from === undefined || to === undefined) return [];
    return [own ? { source: from, target: to, type: fixed, sourceFile: posix.join(source, 'pyproject.toml') } : { source: from, target: to, type: implicit }];
  });
};

/** Root of the project at a path; of the one around it where it has files there, unless that is the whole workspace. */
function ownerOf(path: string, names: ReadonlyMap<string, string>, { fileMap }: CreateDependenciesContext): string | undefined {
  if (names.has(path)) return path;
  for (let above = posix.dirname(path); above !== '.'; above = posix.dirname(above)) {
    const name = names.get(above);
    if (name === undefined) continue;
    return fileMap.projectFileMap[name]?.some(({ file }) => file.startsWith(`${path}/`)) ? above : undefined;
  }
  return undefined;
}
