import { contractFile, declarationFile } from '../../contract/files';
import type { ServiceTarget } from './context';
import { reads } from './inputs';
import { executorTarget } from './target';

// Not cached: what it compares with is a commit that moves.
export const contractCheck: ServiceTarget = (context) =>
  executorTarget(
    'contract-check',
    {
      technologies: ['python', 'openapi', 'oasdiff'],
      description: 'Fails on a contract that is not what the code gives, and on changes since the base commit that break clients.',
      help: `npx nx run ${context.service.name}:${context.names['contract-check']} --help`,
      example: { options: { base: 'origin/main' } },
    },
    {
      cache: false,
      dependsOn: [context.names['contract-drift']],
      inputs: [...reads('pythonPackage'), `{projectRoot}/${contractFile}`, `{projectRoot}/${declarationFile}`],
      options: { drift: false },
    },
  );
