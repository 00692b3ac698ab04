import { commandsOf, managerOf, type ServiceTarget } from './context';
import { commandTarget } from './target';

export const lock: ServiceTarget = (context) =>
  commandTarget(
    commandsOf(context, 'lock'),
    {
      technologies: ['python', context.service.packageManager],
      description: 'Resolves the dependencies in pyproject.toml and writes the lock.',
      help: `${context.service.packageManager} lock --help`,
      example: { args: [...managerOf(context).examples.lock] },
    },
    { cache: false },
  );
