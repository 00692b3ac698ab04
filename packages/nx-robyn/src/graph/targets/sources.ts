import type { ProjectConfiguration } from '@nx/devkit';
import { dependencySources } from './inputs';

type Targets = NonNullable<ProjectConfiguration['targets']>;

/** What a project imports that is not its own, direct and indirect. */
export interface Sources {
  /** Names of projects. */
  readonly projects: readonly string[];
  /** Folders that are no projects of the graph, relative to the workspace. */
  readonly folders: readonly string[];
}

/**
 * Puts the sources that a project imports into the inputs of the targets that read them. Projects are named one by one: Nx fails
 * with `^pythonSources` where any dependency, of whatever language, has no such set.
 */
export function withSources(targets: Targets, { projects, folders }: Sources): Targets {
  const named = projects.length === 0 ? [] : [{ ...dependencySources, projects: [...projects] }];
  const inputs = [...named, ...folders.flatMap((folder) => [`{workspaceRoot}/${folder}/**/*`, `!{workspaceRoot}/${folder}/**/__pycache__/**/*`])];
  const found = Object.entries(targets).map(([name, target]): [string, Targets[string]] => {
    if (!target.inputs?.includes(dependencySources)) return [name, target];
    return [name, { ...target, inputs: target.inputs.flatMap((input) => (input === dependencySources ? inputs : [input])) }];
  });
  return Object.fromEntries(found);
}
