import type { Tree } from '@nx/devkit';

/** What did not follow its sources, and does so in the Tree now. */
export interface OutOfSync {
  /** One line for `nx sync:check`: what is out of date, and of whom. */
  readonly message: string;
  /** A line for each file. */
  readonly details: readonly string[];
}

/**
 * Brings generated, committed files of one kind to what they follow, in the Tree. `nx sync` runs it for the whole workspace,
 * `nx sync:check` in every pipeline: it starts no process, needs no network and asks for no project graph.
 *
 * @returns undefined where nothing was out of date
 */
export type SyncStep = (tree: Tree) => Promise<OutOfSync | undefined>;
