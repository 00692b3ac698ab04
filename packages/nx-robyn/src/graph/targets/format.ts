import { commandsOf, helpOf, installed, type ServiceTarget } from './context';
import { commandTarget } from './target';

export const format: ServiceTarget = (context) =>
  commandTarget(
    commandsOf(context, 'format'),
    {
      technologies: ['python', 'ruff'],
      description: 'Mends what can be mended and formats.',
      help: helpOf(context, 'ruff', 'format'),
      example: {},
    },
    { cache: false, dependsOn: installed(context) },
  );
