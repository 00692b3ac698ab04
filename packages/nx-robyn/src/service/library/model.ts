import type { PackageManager, PythonVersion } from '../model';

/** What a library is. It has no manifest: all of it stands where Python's tools read it. */
export interface LibraryModel {
  /** Name of the Nx project and of the distribution: kebab-case, normalized as PEP 503 says. */
  readonly name: string;
  /** Import package. */
  readonly module: string;
  /** Name for people, `Money Types`. */
  readonly title: string;
  readonly packageManager: PackageManager;
  /** Oldest Python that it supports. */
  readonly pythonVersion: PythonVersion;
  /** Tags of the Nx project. */
  readonly tags: readonly string[];
}
