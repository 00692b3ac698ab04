import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';

/** Migrates the configured database, then serves until it is stopped. */
export default function serve(_options: unknown, context: ExecutorContext): Promise<Outcome> {
  return runVerb('serve', context);
}
