import type { Pyproject } from '../service/pyproject';
import type { RobynConfigProject } from '../service/robyn-config';
import { lockedVersions } from './locked-versions';
import { PythonFile } from './python-file';
import { newest, type Release, release } from './release';
import { admits, boundless, exactly, specifierOf } from './specifier';

/** Files of a project, by path relative to it. */
export interface ProjectFiles {
  /** Paths of all files but those of environments, caches and git. */
  readonly paths: readonly string[];
  /** Text of a file, or undefined where there is none. */
  read(path: string): string | undefined;
}

/** A project made by robyn-config, as rules look at it. What they ask for is read once. */
export class Project {
  readonly python: readonly PythonFile[];
  private readonly lock: string | undefined;

  constructor(
    readonly kind: RobynConfigProject,
    readonly pyproject: Pyproject,
    readonly files: ProjectFiles,
  ) {
    this.python = files.paths
      .filter((path) => path.startsWith('src/') && path.endsWith('.py') && !path.includes('/migrations/'))
      .map((path) => new PythonFile(path, files.read(path) ?? ''));
    this.lock = files.read(kind.packageManager === 'uv' ? 'uv.lock' : 'poetry.lock');
  }

  /** The Python files whose path ends so. */
  ending(...suffixes: readonly string[]): readonly PythonFile[] {
    return this.python.filter(({ path }) => suffixes.some((suffix) => path.endsWith(suffix)));
  }

  /**
   * The release of a distribution that the project runs on: the locked one; without a lock the one that pyproject.toml
   * pins, or {@link newest} where it sets no upper bound. Undefined where that cannot be told, and where the lock holds
   * what pyproject.toml has meanwhile ruled out.
   */
  runsOn(distribution: string): Release | undefined {
    const specifier = specifierOf(this.pyproject, distribution);
    const locked = this.lock === undefined ? [] : lockedVersions(this.lock, distribution);
    const [version] = locked;
    if (version !== undefined) return locked.length > 1 || admits(specifier ?? '', version) === false ? undefined : release(version);
    if (this.lock !== undefined || specifier === undefined) return undefined;
    const pinned = exactly(specifier);
    if (pinned !== undefined) return release(pinned);
    return boundless(specifier) ? newest : undefined;
  }
}
