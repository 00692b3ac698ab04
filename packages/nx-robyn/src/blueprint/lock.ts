import { LockInvalid } from '../service/errors';
import type { ServiceModel } from '../service/model';

/** Name that the shipped locks hold in the place of the service's distribution. */
export const lockPlaceholder = 'nx-robyn-service';

/** File name of the shipped lock with a service's dependencies. */
export function lockName(model: ServiceModel): string {
  const set = model.cache === 'redis' ? `${model.orm}-redis` : model.orm;
  return `${model.packageManager}-${set}.lock`;
}

/** Address of the package index that a lock names, without a slash at the end; undefined where it names none. */
export function lockIndex(lock: string): string | undefined {
  return /source = \{ registry = "([^"]*?)\/?" \}/.exec(lock)?.[1];
}

const ownPackage = new RegExp(`(\\[\\[package\\]\\]\\nname = )"${lockPlaceholder}"(\\n(?:[^\\n]+\\n)*?source = \\{ editable = "\\." \\})`);
const requiresPython = /^requires-python = ".*"$/m;

/**
 * The lock of a service: the shipped one with the distribution's name and the Python version put in. uv takes it
 * (`uv lock --check --offline` passes on an empty cache), because nothing else in it depends on the two.
 *
 * @param shipped text of the lock in the package
 * @throws LockInvalid when the text is no lock of the placeholder
 */
export function serviceLock(shipped: string, model: ServiceModel): string {
  if (!ownPackage.test(shipped) || !requiresPython.test(shipped)) {
    throw new LockInvalid({
      what: `the lock that ships with nx-robyn is not one of "${lockPlaceholder}".`,
      where: `locks/${lockName(model)}`,
      why: 'the package was not built whole.',
      fix: 'npm i -D nx-robyn, or resolve anew with --fresh-lock',
    });
  }
  return shipped
    .replace(ownPackage, (_, before: string, after: string) => `${before}"${model.distribution}"${after}`)
    .replace(requiresPython, `requires-python = ">=${model.pythonVersion}"`);
}
