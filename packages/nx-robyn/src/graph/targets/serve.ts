import { installed, type ServiceTarget } from './context';
import { executorTarget } from './target';

export const serve: ServiceTarget = (context) =>
  executorTarget(
    'serve',
    {
      technologies: ['python', 'robyn'],
      description: 'Migrates the configured database, then serves until it is stopped.',
      help: `uv run python -m ${context.service.module} serve --help`,
      example: {},
    },
    { cache: false, continuous: true, dependsOn: installed(context) },
  );
