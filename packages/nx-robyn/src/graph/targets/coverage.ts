import { commandsOf, helpOf, installed, type ServiceTarget } from './context';
import { reads, testServers } from './inputs';
import { commandTarget } from './target';

export const coverage: ServiceTarget = (context) =>
  commandTarget(
    commandsOf(context, 'coverage'),
    {
      technologies: ['python', 'coverage'],
      description: 'Runs the tests and reports how much of the service they cover.',
      help: helpOf(context, 'coverage'),
      example: {},
    },
    { cache: true, dependsOn: installed(context), inputs: [...reads('pythonProject'), ...testServers], outputs: ['{projectRoot}/.coverage'] },
  );
