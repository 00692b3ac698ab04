import type { ServiceTarget } from './context';
import { executorTarget } from './target';

// Not cached: what it makes is an environment of this machine.
export const install: ServiceTarget = (context) =>
  executorTarget(
    'install',
    {
      technologies: ['python', context.service.packageManager],
      description: "Makes the service's environment what its lock says.",
      help: `${context.service.packageManager} sync --help`,
      example: {},
    },
    { cache: false },
  );
