import type { ServiceTarget } from './context';
import { executorTarget } from './target';

// Not cached: what it makes is an environment of this machine.
export const install: ServiceTarget = () =>
  executorTarget(
    'install',
    {
      technologies: ['python', 'uv'],
      description: "Makes the service's environment what its lock says.",
      help: 'uv sync --help',
      example: {},
    },
    { cache: false },
  );
