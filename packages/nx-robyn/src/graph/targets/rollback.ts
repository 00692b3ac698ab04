import { installed, type ServiceTarget } from './context';
import { executorTarget } from './target';

export const rollback: ServiceTarget = (context) =>
  executorTarget(
    'rollback',
    {
      technologies: ['python', 'alembic'],
      description: 'Takes the newest revision of the configured database back.',
      help: `uv run python -m ${context.service.module} rollback --help`,
      example: {},
    },
    { cache: false, dependsOn: installed(context) },
  );
