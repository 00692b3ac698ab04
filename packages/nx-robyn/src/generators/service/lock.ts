import { join } from 'node:path';
import { lockIndex, lockName, serviceLock } from '../../blueprint/lock';
import { shippedLock } from '../../disk/package';
import type { ServiceRequest } from '../../service/normalize';
import { otherIndex, workspaceAbove } from './index-settings';

/** How a service comes to its lock: as text to write, by a resolution with the reason for it, or not at all. */
export type Lock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'resolve'; readonly reason: string }
  | { readonly kind: 'none' };

/**
 * Decides on the lock. It starts no process.
 *
 * @param workspaceRoot absolute path
 * @param environment the process's
 */
export function decideLock(
  request: ServiceRequest,
  workspaceRoot: string,
  environment: Readonly<Record<string, string | undefined>>,
): Lock {
  if (request.lock === 'none') return { kind: 'none' };
  if (request.lock === 'fresh') return { kind: 'resolve', reason: '--fresh-lock' };
  const directory = join(workspaceRoot, request.directory);
  const workspace = workspaceAbove(directory);
  if (workspace !== undefined) return { kind: 'resolve', reason: `${workspace} is a uv workspace` };
  const shipped = shippedLock(lockName(request.model));
  if (shipped === undefined) return { kind: 'resolve', reason: `this build of nx-robyn holds no ${lockName(request.model)}` };
  const index = otherIndex(directory, environment, lockIndex(shipped));
  if (index !== undefined) return { kind: 'resolve', reason: index };
  return { kind: 'text', text: serviceLock(shipped, request.model) };
}
