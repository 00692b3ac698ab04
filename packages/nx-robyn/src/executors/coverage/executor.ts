import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';

/** Runs the tests and reports how much of the service they cover. */
export default function coverage(_options: unknown, context: ExecutorContext): Promise<Outcome> {
  return runVerb('coverage', context);
}
