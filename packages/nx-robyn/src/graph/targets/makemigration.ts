import { installed, type ServiceTarget } from './context';
import { executorTarget } from './target';

export const makemigration: ServiceTarget = (context) =>
  executorTarget(
    'makemigration',
    {
      technologies: ['python', 'alembic'],
      description: 'Writes the migration from the newest revision to the models.',
      help: `uv run python -m ${context.service.module} makemigration --help`,
      example: { options: { message: 'add price' } },
    },
    { cache: false, dependsOn: installed(context) },
  );
