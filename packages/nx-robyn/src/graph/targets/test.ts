import { commandsOf, helpOf, installed, type ServiceTarget } from './context';
import { reads, testServers } from './inputs';
import { commandTarget } from './target';

export const test: ServiceTarget = (context) =>
  commandTarget(
    commandsOf(context, 'test'),
    {
      technologies: ['python', 'pytest'],
      description: 'Runs the unit, integration and end-to-end tests of the service.',
      help: helpOf(context, 'pytest'),
      example: { args: ['-k', 'login'] },
    },
    { cache: true, dependsOn: installed(context), inputs: [...reads('pythonProject'), ...testServers], outputs: [] },
  );
