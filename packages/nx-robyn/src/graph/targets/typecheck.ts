import { commandsOf, helpOf, installed, type ServiceTarget } from './context';
import { reads } from './inputs';
import { commandTarget } from './target';

export const typecheck: ServiceTarget = (context) =>
  commandTarget(
    commandsOf(context, 'typecheck'),
    {
      technologies: ['python', 'mypy'],
      description: 'Checks the types.',
      help: helpOf(context, 'mypy'),
      example: {},
    },
    { cache: true, dependsOn: installed(context), inputs: reads('pythonFiles'), outputs: [] },
  );
