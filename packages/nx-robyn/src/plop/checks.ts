import { providerOf } from '../generators/ci/provider';
import { locateFields } from '../service/entity/grammar';
import { entityName } from '../service/entity/names';
import { NameMissing } from '../service/errors';
import { normalizeLibrary, type RawLibraryOptions } from '../service/library/normalize';
import { normalize, type RawServiceOptions } from '../service/normalize';
import type { Options } from './prompts';

/**
 * Checks the options of a generator as far as that can be done without a workspace.
 *
 * @param given the answers that were accepted, and the one to check
 * @param key of the one to check: what belongs to others is not its fault
 * @throws RobynError, as the generator does
 */
export type Check = (given: Options, key: string) => void;

/** By generator. One without a check has its options checked when it runs. */
const checks: Readonly<Record<string, Check>> = {
  service: (given, key) => {
    const others = key === 'name' ? { module: 'example', name: given['name'] } : { name: 'example', ...given };
    normalize(others as RawServiceOptions, { recordedPorts: [], templateVersion: '' });
  },
  library: (given, key) => {
    const { project: _, ...others } = given;
    normalizeLibrary((key === 'name' ? { name: given['name'] } : { name: 'example', ...others }) as RawLibraryOptions);
  },
  entity: (given, key) => {
    if (key === 'name' && given['from'] === undefined) assertName(given['name']);
    if (key === 'plural' && given['plural'] !== undefined) entityName(String(given['plural']), '--plural');
    if (key === 'fields' && given['fields'] !== undefined) locateFields(String(given['fields']), '--fields');
  },
  'remove-entity': (given, key) => {
    if (key === 'name') assertName(given['name']);
  },
  ci: (given, key) => {
    if (key === 'provider' && given['provider'] !== undefined) providerOf(String(given['provider']));
  },
};

/** The check of a generator. */
export function checkOf(generator: string): Check {
  return checks[generator] ?? (() => undefined);
}

function assertName(name: unknown): void {
  if (name !== undefined) return void entityName(String(name), 'NAME');
  throw new NameMissing({ what: 'an entity needs a name.', why: 'the answer is empty.', fix: 'order-item, or another name in the singular' });
}
