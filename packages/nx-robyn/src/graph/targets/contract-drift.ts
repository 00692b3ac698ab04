import { contractFile } from '../../contract/files';
import { installed, type ServiceTarget, verbHelp } from './context';
import { reads } from './inputs';
import { executorTarget } from './target';

// The deterministic half of contract-check, so that it can be cached.
export const contractDrift: ServiceTarget = (context) =>
  executorTarget(
    'contract-check',
    {
      technologies: ['python', 'openapi'],
      description: 'Fails where openapi.json is not what the code gives.',
      help: verbHelp(context, 'openapi'),
      example: {},
    },
    {
      cache: true,
      dependsOn: installed(context),
      inputs: [...reads('pythonPackage'), `{projectRoot}/${contractFile}`],
      outputs: [],
      options: { breaking: false },
    },
  );
