import { installed, type ServiceTarget, verbHelp } from './context';
import { reads } from './inputs';
import { executorTarget } from './target';

export const openapi: ServiceTarget = (context) =>
  executorTarget(
    'openapi',
    {
      technologies: ['python', 'openapi'],
      description: 'Writes the OpenAPI document of every route to openapi.json.',
      help: verbHelp(context, 'openapi'),
      example: {},
    },
    { cache: true, dependsOn: installed(context), inputs: reads('pythonPackage'), outputs: ['{projectRoot}/openapi.json'] },
  );
