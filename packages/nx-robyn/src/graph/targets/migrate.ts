import { helpOf, installed, migrationTool, type ServiceTarget } from './context';
import { executorTarget } from './target';

export const migrate: ServiceTarget = (context) =>
  executorTarget(
    'migrate',
    {
      technologies: ['python', migrationTool(context)],
      description: 'Brings the configured database to the newest revision.',
      help: helpOf(context, 'python', '-m', context.service.module, 'migrate'),
      example: {},
    },
    { cache: false, dependsOn: installed(context) },
  );
