import type { ExecutorContext } from '@nx/devkit';
import { missingRequirement } from '../requirements';
import { type Outcome, runVerb } from '../run-verb';
import { assertLocked } from '../service-project';

/** Makes the service's environment what its lock says. */
export default function install(_options: unknown, context: ExecutorContext): Promise<Outcome> {
  return runVerb('install', context, {
    prepare: (project) => assertLocked(project, context.root),
    explain: ({ model, directory }) => missingRequirement(model, directory),
  });
}
