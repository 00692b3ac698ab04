import { migrationTool, type ServiceTarget, verbHelp } from './context';
import { executorTarget } from './target';

export const migrationCheck: ServiceTarget = (context) =>
  executorTarget(
    'migration-check',
    {
      technologies: ['python', migrationTool(context)],
      description: 'Fails on several heads and on drift; with --pending also on a configured database that is behind.',
      help: verbHelp(context, 'migration-check'),
      example: { options: { pending: true } },
    },
    { cache: false, dependsOn: [context.names['migration-drift']], options: { drift: false } },
  );
