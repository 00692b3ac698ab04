import { commandsOf, installed, type ServiceTarget } from './context';
import { commandTarget } from './target';

export const format: ServiceTarget = (context) =>
  commandTarget(
    context.root,
    commandsOf(context, 'format'),
    {
      technologies: ['python', 'ruff'],
      description: 'Mends what can be mended and formats.',
      help: 'uv run ruff format --help',
      example: {},
    },
    { cache: false, dependsOn: installed(context) },
  );
