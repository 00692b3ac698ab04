import type { ExecutorContext } from '@nx/devkit';
import { type Outcome, runVerb } from '../run-verb';

/** Writes the OpenAPI document of every route to openapi.json. */
export default function openapi(_options: unknown, context: ExecutorContext): Promise<Outcome> {
  return runVerb('openapi', context);
}
