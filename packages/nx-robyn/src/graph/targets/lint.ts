import { commandsOf, helpOf, installed, type ServiceTarget } from './context';
import { readsOwn } from './inputs';
import { commandTarget } from './target';

export const lint: ServiceTarget = (context) =>
  commandTarget(
    commandsOf(context, 'lint'),
    {
      technologies: ['python', 'ruff', 'import-linter'],
      description: 'Checks style, format and the arrow between the layers.',
      help: helpOf(context, 'ruff', 'check'),
      example: {},
    },
    { cache: true, dependsOn: installed(context), inputs: readsOwn('pythonFiles'), outputs: [] },
  );
