import { LockInvalid } from '../service/errors';
import type { LibraryModel } from '../service/library/model';
import type { PackageManager, ServiceModel } from '../service/model';
import { libraryLockSubject, type LockSubject, serviceLockSubject } from './lock-subject';
import { poetryLock } from './poetry-lock';
import { uvLock } from './uv-lock';

/** Name that the shipped locks hold in the place of the service's distribution. */
export const lockPlaceholder = 'nx-robyn-service';

/** File name of the shipped lock with a service's dependencies. */
export function lockName(model: Pick<ServiceModel, 'packageManager' | 'orm' | 'cache'>): string {
  const set = model.cache === 'redis' ? `${model.orm}-redis` : model.orm;
  return `${model.packageManager}-${set}.lock`;
}

/** File name of the shipped lock of a library. */
export function libraryLockName({ packageManager }: Pick<LibraryModel, 'packageManager'>): string {
  return `${packageManager}-library.lock`;
}

const locks: Readonly<Record<PackageManager, (shipped: string, subject: LockSubject) => string | undefined>> = {
  uv: (shipped, subject) => uvLock(shipped, lockPlaceholder, subject),
  poetry: poetryLock,
};

/**
 * The lock of a service: the shipped one with what is the service's own put in. Its package manager takes it for the one
 * that it would have written itself, without network and cache.
 *
 * @param shipped text of the lock in the package
 * @throws LockInvalid when the text is none that `npm run pack` made
 */
export function serviceLock(shipped: string, model: ServiceModel): string {
  return filled(shipped, model.packageManager, serviceLockSubject(model), lockName(model));
}

/** As {@link serviceLock}, of a library. */
export function libraryLock(shipped: string, model: LibraryModel): string {
  return filled(shipped, model.packageManager, libraryLockSubject(model), libraryLockName(model));
}

function filled(shipped: string, packageManager: PackageManager, subject: LockSubject, name: string): string {
  const lock = locks[packageManager](shipped, subject);
  if (lock !== undefined) return lock;
  throw new LockInvalid({
    what: `the lock that ships with nx-robyn is not one for ${packageManager}.`,
    where: `locks/${name}`,
    why: 'the package was not built whole.',
    fix: 'npm i -D nx-robyn, or resolve anew with --fresh-lock',
  });
}
