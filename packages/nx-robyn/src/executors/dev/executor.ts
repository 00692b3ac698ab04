import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';

/** Migrates, seeds and serves with reload. */
export default function dev(_options: unknown, context: ExecutorContext): Promise<Outcome> {
  return runVerb('dev', context);
}
