import { ServiceDiffers } from './errors';
import type { ServiceModel } from './model';
import type { ServiceRequest } from './normalize';

/** Options that are part of what a service is, by the field of the model that each becomes. */
const options: Readonly<Partial<Record<keyof ServiceModel, string>>> = {
  module: '--module',
  design: '--design',
  orm: '--orm',
  packageManager: '--package-manager',
  database: '--database',
  cache: '--cache',
  uid: '--uid',
  port: '--port',
  pythonVersion: '--python-version',
  tags: '--tags',
};

/**
 * Asserts that a service which exists is the one that is asked for. A port that was not asked for is the recorded one.
 *
 * @throws ServiceDiffers naming every option that differs, what is recorded and the way.
 */
export function assertSameService(request: ServiceRequest, existing: ServiceModel): void {
  const differences = Object.entries(options).flatMap(([field, option]) => {
    const key = field as keyof ServiceModel;
    if (key === 'port' && !request.portGiven) return [];
    const asked = String(request.model[key]);
    const recorded = String(existing[key]);
    return asked === recorded ? [] : [`${option} is ${recorded || '(none)'}, not ${asked || '(none)'}`];
  });
  if (differences.length === 0) return;
  throw new ServiceDiffers({
    what: `the service "${existing.name}" exists and was made with other options.`,
    where: `${request.directory}/pyproject.toml`,
    why: `${differences.join('; ')}.`,
    fix: 'give the recorded options, edit the manifest ([tool.nx-robyn]) and the code by hand, or make a service of another name',
  });
}
