import { installed, migrationTool, type ServiceTarget, verbHelp } from './context';
import { configuredDatabase, reads } from './inputs';
import { executorTarget } from './target';

// The deterministic half of migration-check, so that it can be cached: the other half asks a database that changes.
export const migrationDrift: ServiceTarget = (context) =>
  executorTarget(
    'migration-check',
    {
      technologies: ['python', migrationTool(context)],
      description: 'Fails on several heads, and on models that differ from the migrations (on a scratch database).',
      help: verbHelp(context, 'migration-check'),
      example: {},
    },
    { cache: true, dependsOn: installed(context), inputs: [...reads('pythonSchema'), ...configuredDatabase], outputs: [] },
  );
