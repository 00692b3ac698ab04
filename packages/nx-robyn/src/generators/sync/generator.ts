import type { Tree } from '@nx/devkit';
import { clients } from './clients';
import { lockedMembers } from './locked-members';
import type { SyncStep } from './step';

/** In the order in which they run: a step sees what those before it have written. */
const steps: readonly SyncStep[] = [lockedMembers, clients];

/** What Nx prints when a workspace is not in sync. */
interface SyncResult {
  readonly outOfSyncMessage: string;
  readonly outOfSyncDetails: string[];
}

/**
 * Brings committed files that are made from others to what those say. Nx runs it on a Tree of its own, and writes that or,
 * for `nx sync:check`, only reports it: there is no run of ours to journal, and nothing to take back.
 */
export async function syncGenerator(tree: Tree): Promise<SyncResult | undefined> {
  const messages: string[] = [];
  const details: string[] = [];
  for (const step of steps) {
    const found = await step(tree);
    if (found === undefined) continue;
    messages.push(found.message);
    details.push(...found.details);
  }
  return messages.length === 0 ? undefined : { outOfSyncMessage: messages.join('\n'), outOfSyncDetails: details };
}

export default syncGenerator;
