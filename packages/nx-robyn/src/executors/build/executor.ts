import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';
import type { NxRobynBuildExecutor } from './schema';

/** Builds wheel and sdist into dist. */
export default function build(options: NxRobynBuildExecutor, context: ExecutorContext): Promise<Outcome> {
  return runVerb('build', context, { extra: options.args ?? [] });
}
