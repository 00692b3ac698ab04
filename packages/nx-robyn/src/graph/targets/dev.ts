import { installed, type ServiceTarget, verbHelp } from './context';
import { executorTarget } from './target';

export const dev: ServiceTarget = (context) =>
  executorTarget(
    'dev',
    {
      technologies: ['python', 'robyn'],
      description: 'Migrates, seeds and serves with reload, on embedded SQLite unless SETTINGS__DATABASE__URL is set.',
      help: verbHelp(context, 'dev'),
      example: {},
    },
    { cache: false, continuous: true, dependsOn: installed(context) },
  );
