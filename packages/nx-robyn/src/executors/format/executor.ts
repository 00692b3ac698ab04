import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';

/** Mends what can be mended and formats. */
export default function format(_options: unknown, context: ExecutorContext): Promise<Outcome> {
  return runVerb('format', context);
}
