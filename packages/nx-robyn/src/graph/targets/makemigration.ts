import { helpOf, installed, migrationTool, type ServiceTarget } from './context';
import { executorTarget } from './target';

export const makemigration: ServiceTarget = (context) =>
  executorTarget(
    'makemigration',
    {
      technologies: ['python', migrationTool(context)],
      description: 'Writes the migration from the newest revision to the models.',
      help: helpOf(context, 'python', '-m', context.service.module, 'makemigration'),
      example: { options: { message: 'add price' } },
    },
    { cache: false, dependsOn: installed(context) },
  );
