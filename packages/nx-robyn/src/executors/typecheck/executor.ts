import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';
import type { NxRobynTypecheckExecutor } from './schema';

/** Checks the types. */
export default function typecheck(options: NxRobynTypecheckExecutor, context: ExecutorContext): Promise<Outcome> {
  return runVerb('typecheck', context, { extra: options.args ?? [] });
}
