import { commandsOf, installed, managerOf, type ServiceTarget } from './context';
import { reads, sourceDate } from './inputs';
import { commandTarget } from './target';

export const build: ServiceTarget = (context) =>
  commandTarget(
    commandsOf(context, 'build'),
    {
      technologies: ['python', context.service.packageManager],
      description: 'Builds wheel and sdist into dist.',
      help: `${context.service.packageManager} build --help`,
      example: { args: [...managerOf(context).examples.build] },
    },
    {
      cache: true,
      dependsOn: installed(context),
      inputs: [...reads('pythonProject'), ...sourceDate],
      outputs: ['{projectRoot}/dist'],
    },
  );
