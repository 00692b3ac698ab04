import { packaging } from '../../packaging/packaging';
import type { NewLibrary } from '../../service/library/normalize';
import type { PythonProject } from './python-project';

/** A library that a project is to depend on: one that is there, or one that is about to be made. */
export type LibraryTarget = Omit<PythonProject, 'pyproject' | 'text'>;

/** What a library that is made will be. */
export function futureLibrary({ model, directory }: NewLibrary): LibraryTarget {
  return {
    directory,
    distribution: model.name,
    module: model.module,
    packageManager: model.packageManager,
    oldestPython: model.pythonVersion,
    packaging: packaging({ project: { name: model.name } }),
  };
}
