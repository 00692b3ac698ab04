import { LockInvalid } from '../service/errors';
import type { PackageManager, ServiceModel } from '../service/model';
import { poetryLock } from './poetry-lock';
import { uvLock } from './uv-lock';

/** Name that the shipped locks hold in the place of the service's distribution. */
export const lockPlaceholder = 'nx-robyn-service';

/** File name of the shipped lock with a service's dependencies. */
export function lockName(model: Pick<ServiceModel, 'packageManager' | 'orm' | 'cache'>): string {
  const set = model.cache === 'redis' ? `${model.orm}-redis` : model.orm;
  return `${model.packageManager}-${set}.lock`;
}

const locks: Readonly<Record<PackageManager, (shipped: string, model: ServiceModel) => string | undefined>> = {
  uv: (shipped, model) => uvLock(shipped, lockPlaceholder, model),
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
  const lock = locks[model.packageManager](shipped, model);
  if (lock !== undefined) return lock;
  throw new LockInvalid({
    what: `the lock that ships with nx-robyn is not one for ${model.packageManager}.`,
    where: `locks/${lockName(model)}`,
    why: 'the package was not built whole.',
    fix: 'npm i -D nx-robyn, or resolve anew with --fresh-lock',
  });
}
