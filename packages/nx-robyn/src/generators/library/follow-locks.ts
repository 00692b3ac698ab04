import { posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import type { Needs } from '../../executors/requirements';
import type { UvWorkspaces } from '../../packaging/uv-workspaces';
import { packageManagerCommands } from '../../toolchain/service-commands';
import type { Dependant } from './dependant';
import type { PathGraph } from './path-graph';
import { readPythonProject } from './python-project';

/** A lock that is stale when the dependencies of a project have changed. */
export interface FollowingLock extends Needs {
  /** Directory in which it is resolved, relative to the workspace. */
  readonly directory: string;
  /** Relative to the workspace. */
  readonly lockFile: string;
}

/**
 * The locks that hold what a project depends on: its own, and those of all that depend on it. One that is not there is nobody's.
 *
 * @param graph as it was before
 */
export function followingLocks(tree: Tree, dependant: Dependant, graph: PathGraph, workspaces: UvWorkspaces): readonly FollowingLock[] {
  const found = new Map<string, FollowingLock>();
  for (const directory of [dependant.directory, ...graph.dependants(dependant.directory).keys()]) {
    const project = directory === dependant.directory ? dependant : readPythonProject(tree, directory, workspaces);
    const { packageManager, distribution: name, oldestPython: pythonVersion = '3' } = project;
    if (packageManager === undefined) continue;
    const { lockFile, workspaces: shared } = packageManagerCommands(packageManager);
    const place = (shared ? workspaces.workspaceOf(directory) : undefined) ?? directory;
    const path = posix.join(place, lockFile);
    if (tree.exists(path) && !found.has(path)) found.set(path, { name, packageManager, pythonVersion, directory: place, lockFile: path });
  }
  return [...found.values()];
}
