import { installed, migrationTool, type ServiceTarget, verbHelp } from './context';
import { executorTarget } from './target';

export const makemigration: ServiceTarget = (context) =>
  executorTarget(
    'makemigration',
    {
      technologies: ['python', migrationTool(context)],
      description: 'Writes the migration from the newest revision to the models.',
      help: verbHelp(context, 'makemigration'),
      example: { options: { message: 'add price' } },
    },
    { cache: false, dependsOn: installed(context) },
  );
