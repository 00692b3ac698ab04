import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';

/** Brings the configured database to the newest revision. */
export default function migrate(_options: unknown, context: ExecutorContext): Promise<Outcome> {
  return runVerb('migrate', context);
}
