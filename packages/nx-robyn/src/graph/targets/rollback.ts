import { helpOf, installed, migrationTool, type ServiceTarget } from './context';
import { executorTarget } from './target';

export const rollback: ServiceTarget = (context) =>
  executorTarget(
    'rollback',
    {
      technologies: ['python', migrationTool(context)],
      description: 'Takes the newest revision of the configured database back.',
      help: helpOf(context, 'python', '-m', context.service.module, 'rollback'),
      example: {},
    },
    { cache: false, dependsOn: installed(context) },
  );
