import { commandsOf, type ServiceTarget } from './context';
import { commandTarget } from './target';

export const lock: ServiceTarget = (context) =>
  commandTarget(
    context.root,
    commandsOf(context, 'lock'),
    {
      technologies: ['python', 'uv'],
      description: 'Resolves the dependencies in pyproject.toml and writes the lock.',
      help: 'uv lock --help',
      example: { args: ['--upgrade'] },
    },
    { cache: false },
  );
