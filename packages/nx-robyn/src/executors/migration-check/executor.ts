import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';
import type { NxRobynMigrationCheckExecutor } from './schema';

/** Fails on several heads, and on models that differ from the migrations. */
export default async function migrationCheck(options: NxRobynMigrationCheckExecutor, context: ExecutorContext): Promise<Outcome> {
  // The service's command line always compares; what is left out here a cached target has done.
  if (options.drift === false && !options.pending) return { success: true };
  return runVerb('migration-check', context, { extra: options.pending ? ['--pending'] : [] });
}
