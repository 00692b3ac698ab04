import { installed, migrationTool, type ServiceTarget, verbHelp } from './context';
import { executorTarget } from './target';

export const rollback: ServiceTarget = (context) =>
  executorTarget(
    'rollback',
    {
      technologies: ['python', migrationTool(context)],
      description: 'Takes the newest revision of the configured database back.',
      help: verbHelp(context, 'rollback'),
      example: {},
    },
    { cache: false, dependsOn: installed(context) },
  );
