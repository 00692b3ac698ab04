import { installed, migrationTool, type ServiceTarget, verbHelp } from './context';
import { executorTarget } from './target';

export const migrate: ServiceTarget = (context) =>
  executorTarget(
    'migrate',
    {
      technologies: ['python', migrationTool(context)],
      description: 'Brings the configured database to the newest revision.',
      help: verbHelp(context, 'migrate'),
      example: {},
    },
    { cache: false, dependsOn: installed(context) },
  );
