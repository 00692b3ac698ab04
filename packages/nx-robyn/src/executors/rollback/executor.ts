import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';

/** Takes the newest revision of the configured database back. */
export default function rollback(_options: unknown, context: ExecutorContext): Promise<Outcome> {
  return runVerb('rollback', context);
}
