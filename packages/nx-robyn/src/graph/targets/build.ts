import { commandsOf, installed, type ServiceTarget } from './context';
import { reads } from './inputs';
import { commandTarget } from './target';

export const build: ServiceTarget = (context) =>
  commandTarget(
    context.root,
    commandsOf(context, 'build'),
    {
      technologies: ['python', 'uv'],
      description: 'Builds wheel and sdist into dist.',
      help: 'uv build --help',
      example: { args: ['--wheel'] },
    },
    {
      cache: true,
      dependsOn: installed(context),
      inputs: reads('pythonProject'),
      outputs: ['{projectRoot}/dist'],
    },
  );
