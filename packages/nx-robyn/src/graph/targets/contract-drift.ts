import { contractFile } from '../../contract/files';
import { helpOf, installed, type ServiceTarget } from './context';
import { reads } from './inputs';
import { executorTarget } from './target';

// The deterministic half of contract-check, so that it can be cached.
export const contractDrift: ServiceTarget = (context) =>
  executorTarget(
    'contract-check',
    {
      technologies: ['python', 'openapi'],
      description: 'Fails where openapi.json is not what the code gives.',
      help: helpOf(context, 'python', '-m', context.service.module, 'openapi'),
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
