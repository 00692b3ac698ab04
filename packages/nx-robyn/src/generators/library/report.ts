import type { Lock } from '../service/lock';
import type { Dependant } from './dependant';
import type { FollowingImage } from './follow-images';
import type { FollowingLock } from './follow-locks';

/** What a run has done. */
export interface LibraryReport {
  readonly name: string;
  readonly directory: string;
  readonly made: boolean;
  /** Of the library, where it was made. */
  readonly lock: Lock | undefined;
  readonly dependant: Dependant | undefined;
  /** Whether the dependant was changed. */
  readonly changed: boolean;
  /** Locks of dependants that hold other dependencies now. */
  readonly stale: readonly FollowingLock[];
  /** Whether a lock that was resolved is that of a uv workspace: what each member uses of it is written by `nx sync`. */
  readonly shared: boolean;
  /** Whether locks were left as they are. */
  readonly skipped: boolean;
  /** Images of services that have the library in them now. */
  readonly images: readonly FollowingImage[];
}

/** What is said at the end: at most five lines. */
export function said(report: LibraryReport): string {
  const { name, directory, made, lock, dependant, changed, stale, shared, skipped, images } = report;
  if (!made && !changed) return `The library "${name}" is there${dependant ? `, and "${dependant.name}" depends on it` : ''}: nothing to do.`;
  const unlocked = [...(lock?.kind === 'none' ? [`nx run ${name}:lock`] : []), ...(skipped ? stale.map(lockLine) : [])];
  const byHand = images.filter(({ context }) => context === 'by hand').map(({ directory: service }) => `${service}/Dockerfile`);
  return [
    made ? `The library "${name}" is in ${directory}${changed ? `, and "${dependant?.name}" depends on it` : ''}. Next:` : `"${dependant?.name}" depends on "${name}" now. Next:`,
    ...(unlocked.length > 0 ? [`  ${unlocked.join(' && ')}     resolve what was left`] : []),
    ...(changed ? [`  ${shared ? 'npx nx sync && ' : ''}npx nx run ${dependant?.name}:install     then import it there`] : []),
    ...(made ? [`  ${shared && !changed ? 'npx nx sync && ' : ''}npx nx run-many -t lint typecheck test build -p ${name}`] : []),
    ...(byHand.length > 0 ? [`  ${byHand.join(', ')}: not as generated, so see to it by hand that ${directory} is in the image: docs/libraries.md`] : []),
  ].join('\n');
}

function lockLine({ packageManager, directory }: FollowingLock): string {
  return directory === '.' ? `${packageManager} lock` : `(cd ${directory} && ${packageManager} lock)`;
}
