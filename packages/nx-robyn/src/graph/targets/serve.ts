import { installed, type ServiceTarget, verbHelp } from './context';
import { executorTarget } from './target';

export const serve: ServiceTarget = (context) =>
  executorTarget(
    'serve',
    {
      technologies: ['python', 'robyn'],
      description: 'Migrates the configured database, then serves until it is stopped.',
      help: verbHelp(context, 'serve'),
      example: {},
    },
    { cache: false, continuous: true, dependsOn: installed(context) },
  );
