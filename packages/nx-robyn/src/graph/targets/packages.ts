import type { ProjectConfiguration } from '@nx/devkit';
import type { LockedProject } from '../locks';
import { lockedPackages } from './inputs';

type Targets = NonNullable<ProjectConfiguration['targets']>;

/**
 * Puts the locked packages into the inputs of the targets that depend on them. They stand in each target and not in a
 * named input: Nx hashes a project's named inputs into the tasks of all its dependants, names and all.
 *
 * @param names of the packages' nodes, as {@link ExternalNodes} has them
 */
export function withPackages(targets: Targets, locked: LockedProject, names: string[]): Targets {
  const packages = { externalDependencies: names };
  // A lock of many projects says nothing about the one beside it; packages.lock and the packages do.
  const sharedLock = locked.besideShared ? ['!{projectRoot}/uv.lock'] : [];
  const found = Object.entries(targets).map(([name, target]): [string, Targets[string]] => {
    if (!target.inputs?.includes(lockedPackages)) return [name, target];
    const inputs = target.inputs.map((input) => (input === lockedPackages ? packages : input));
    return [name, { ...target, inputs: [...inputs, ...sharedLock] }];
  });
  return Object.fromEntries(found);
}
