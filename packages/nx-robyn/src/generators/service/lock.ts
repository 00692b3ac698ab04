import { join } from 'node:path';
import { lockName, serviceLock } from '../../blueprint/lock';
import { lockIndex } from '../../blueprint/uv-lock';
import { shippedLock } from '../../disk/package';
import type { PackageManager } from '../../service/model';
import type { LockSource, ServiceRequest } from '../../service/normalize';
import { otherIndex, workspaceAbove } from './index-settings';

/** How a project comes to its lock: as text to write, by a resolution with the reason for it, or not at all. */
export type Lock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'resolve'; readonly reason: string }
  | { readonly kind: 'none' };

/** The lock that a new project is to have. */
export interface WantedLock {
  /** Directory of the project, relative to the workspace. */
  readonly directory: string;
  readonly packageManager: PackageManager;
  readonly source: LockSource;
  /** Name of the lock that ships. */
  readonly shipped: string;
  /** The shipped one with what is the project's own. */
  fill(shipped: string): string;
}

export function wantedLock({ model, directory, lock }: ServiceRequest): WantedLock {
  const { packageManager } = model;
  return { directory, packageManager, source: lock, shipped: lockName(model), fill: (shipped) => serviceLock(shipped, model) };
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Decides on the lock. It starts no process.
 *
 * @param workspaceRoot absolute path
 * @param environment the process's
 */
export function decideLock(wanted: WantedLock, workspaceRoot: string, environment: Environment): Lock {
  if (wanted.source === 'none') return { kind: 'none' };
  if (wanted.source === 'fresh') return { kind: 'resolve', reason: '--fresh-lock' };
  const shipped = shippedLock(wanted.shipped);
  if (shipped === undefined) return { kind: 'resolve', reason: `this build of nx-robyn holds no ${wanted.shipped}` };
  // A poetry.lock names no index, and Poetry has no workspaces: the shipped one is right wherever packages come from.
  if (wanted.packageManager === 'uv') {
    const reason = uvSetOtherwise(join(workspaceRoot, wanted.directory), environment, shipped);
    if (reason !== undefined) return { kind: 'resolve', reason };
  }
  return { kind: 'text', text: wanted.fill(shipped) };
}

/** Why uv would not lock here what was locked when the package was made, as words for a person. */
function uvSetOtherwise(directory: string, environment: Environment, shipped: string): string | undefined {
  const workspace = workspaceAbove(directory);
  if (workspace !== undefined) return `${workspace} is a uv workspace`;
  return otherIndex(directory, environment, lockIndex(shipped));
}
