import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';
import type { NxRobynTestExecutor } from './schema';

/** Runs the tests of the service. */
export default function test(options: NxRobynTestExecutor, context: ExecutorContext): Promise<Outcome> {
  return runVerb('test', context, { extra: options.args ?? [] });
}
