import { LibraryDiffers } from '../errors';
import type { LibraryRequest } from './normalize';

/** What a library that is there says of itself. */
export interface RecordedLibrary {
  readonly directory: string;
  readonly module: string;
  readonly packageManager: string;
  readonly pythonVersion: string;
  readonly tags: readonly string[];
}

/** Options by what each of them becomes. */
const options = {
  directory: '--directory',
  module: '--module',
  packageManager: '--package-manager',
  pythonVersion: '--python-version',
  tags: '--tags',
} as const satisfies Record<keyof RecordedLibrary, string>;

/**
 * Asserts that a library which exists is the one that is asked for. What was not asked for is as it is recorded.
 *
 * @throws LibraryDiffers naming every option that differs, what is recorded and the way
 */
export function assertSameLibrary({ name, given }: LibraryRequest, recorded: RecordedLibrary): void {
  const differences = Object.entries(options).flatMap(([key, option]) => {
    const asked = given[key as keyof RecordedLibrary];
    if (asked === undefined || String(asked) === String(recorded[key as keyof RecordedLibrary])) return [];
    return [`${option} is ${String(recorded[key as keyof RecordedLibrary]) || '(none)'}, not ${String(asked) || '(none)'}`];
  });
  if (differences.length === 0) return;
  throw new LibraryDiffers({
    what: `the library "${name}" exists, and is another one than is asked for.`,
    where: `${recorded.directory}/pyproject.toml`,
    why: `${differences.join('; ')}.`,
    fix: 'leave these options out, change the library by hand, or make one of another name',
  });
}
