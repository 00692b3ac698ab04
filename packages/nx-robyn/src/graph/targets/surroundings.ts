import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';
import type { LockedProject } from '../locks';
import { dependencySources, lockedPackages } from './inputs';

type Targets = NonNullable<ProjectConfiguration['targets']>;
type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** What a project imports that is not its own, direct and indirect. */
export interface Sources {
  /** Names of projects. */
  readonly projects: readonly string[];
  /** Folders that are no projects of the graph, relative to the workspace. */
  readonly folders: readonly string[];
}

/** What is locked for a project. */
export interface Packages extends Pick<LockedProject, 'besideShared'> {
  /** Names of the nodes of its packages. */
  readonly names: string[];
}

/**
 * Puts what lies around a project into the inputs of its targets.
 *
 * - The sources that it imports, for the targets that read them. Projects are named one by one: Nx fails with `^pythonSources`
 *   where any dependency, of whatever language, has no such set.
 * - The locked packages. They stand in each target and not in a named input: Nx hashes a project's named inputs into the tasks of
 *   all its dependants, names and all.
 *
 * @param packages undefined where nothing is locked
 */
export function withSurroundings(targets: Targets, sources: Sources, packages: Packages | undefined): Targets {
  const imported = sourceInputs(sources);
  const locked: Inputs = [packages === undefined ? lockedPackages : { externalDependencies: packages.names }];
  // A lock of many projects says nothing about the one beside it; packages.lock and the packages do.
  const sharedLock: Inputs = packages?.besideShared ? ['!{projectRoot}/uv.lock'] : [];
  const found: Targets = {};
  for (const [name, target] of Object.entries(targets)) {
    const { inputs } = target;
    if (inputs === undefined) found[name] = target;
    else found[name] = { ...target, inputs: [...inputs.flatMap(resolved), ...(inputs.includes(lockedPackages) ? sharedLock : [])] };
  }
  return found;

  function resolved(input: Inputs[number]): Inputs {
    if (input === dependencySources) return imported;
    return input === lockedPackages ? locked : [input];
  }
}

function sourceInputs({ projects, folders }: Sources): Inputs {
  const named = projects.length === 0 ? [] : [{ ...dependencySources, projects: [...projects] }];
  return [...named, ...folders.flatMap((folder) => [`{workspaceRoot}/${folder}/**/*`, `!{workspaceRoot}/${folder}/**/__pycache__/**/*`])];
}
