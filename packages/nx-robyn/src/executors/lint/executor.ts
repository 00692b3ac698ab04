import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';

/** Checks style, format and the arrow between the layers. */
export default function lint(_options: unknown, context: ExecutorContext): Promise<Outcome> {
  return runVerb('lint', context);
}
