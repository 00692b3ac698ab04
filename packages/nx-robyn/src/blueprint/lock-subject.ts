import type { LibraryModel } from '../service/library/model';
import type { ServiceModel } from '../service/model';
import { libraryRequirements, type Requirements, requirements, requiresPython } from './requirements';

/** What of a project its lock depends on. */
export interface LockSubject extends Requirements {
  /** Name of the distribution, normalized. */
  readonly distribution: string;
  readonly requiresPython: string;
}

export function serviceLockSubject(model: Pick<ServiceModel, 'distribution' | 'packageManager' | 'pythonVersion' | 'orm' | 'cache'>): LockSubject {
  return { distribution: model.distribution, requiresPython: requiresPython(model), ...requirements(model) };
}

export function libraryLockSubject(model: Pick<LibraryModel, 'name' | 'pythonVersion'>): LockSubject {
  return { distribution: model.name, requiresPython: `>=${model.pythonVersion}`, ...libraryRequirements };
}
