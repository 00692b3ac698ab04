import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';
import type { NxRobynMakemigrationExecutor } from './schema';

/** Writes the migration from the newest revision to the models. */
export default function makemigration(options: NxRobynMakemigrationExecutor, context: ExecutorContext): Promise<Outcome> {
  return runVerb('makemigration', context, {
    extra: ['--message', String(options.message), ...(options.empty ? ['--empty'] : [])],
  });
}
