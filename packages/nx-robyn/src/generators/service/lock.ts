import { join } from 'node:path';
import { lockName, serviceLock } from '../../blueprint/lock';
import { lockIndex } from '../../blueprint/uv-lock';
import { shippedLock } from '../../disk/package';
import type { ServiceRequest } from '../../service/normalize';
import { otherIndex, workspaceAbove } from './index-settings';

/** How a service comes to its lock: as text to write, by a resolution with the reason for it, or not at all. */
export type Lock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'resolve'; readonly reason: string }
  | { readonly kind: 'none' };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Decides on the lock. It starts no process.
 *
 * @param workspaceRoot absolute path
 * @param environment the process's
 */
export function decideLock(
  request: ServiceRequest,
  workspaceRoot: string,
  environment: Environment,
): Lock {
  if (request.lock === 'none') return { kind: 'none' };
  if (request.lock === 'fresh') return { kind: 'resolve', reason: '--fresh-lock' };
  const shipped = shippedLock(lockName(request.model));
  if (shipped === undefined) return { kind: 'resolve', reason: `this build of nx-robyn holds no ${lockName(request.model)}` };
  // A poetry.lock names no index, and Poetry has no workspaces: the shipped one is right wherever packages come from.
  if (request.model.packageManager === 'uv') {
    const reason = uvSetOtherwise(join(workspaceRoot, request.directory), environment, shipped);
    if (reason !== undefined) return { kind: 'resolve', reason };
  }
  return { kind: 'text', text: serviceLock(shipped, request.model) };
}

/** Why uv would not lock here what was locked when the package was made, as words for a person. */
function uvSetOtherwise(directory: string, environment: Environment, shipped: string): string | undefined {
  const workspace = workspaceAbove(directory);
  if (workspace !== undefined) return `${workspace} is a uv workspace`;
  return otherIndex(directory, environment, lockIndex(shipped));
}
