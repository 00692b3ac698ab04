import type { Conflict } from '../../blueprint/merge/merge-file';
import { EntityClash, FilesEdited, MergeConflict, type RobynError } from '../../service/errors';
import type { Obstacle } from './change-set';
import type { ServiceFiles } from './service-files';

/** What is being done, for messages. */
export interface Undertaking {
  /** `entity "order-item"` */
  readonly subject: string;
  /** The command, as a person types it. */
  readonly command: string;
}

/**
 * The one error that lists everything that stands in the way.
 *
 * @param obstacles one or more
 */
export function refusal(obstacles: readonly Obstacle[], files: ServiceFiles, undertaking: Undertaking): RobynError {
  const conflicts = obstacles.filter((obstacle) => obstacle.kind === 'conflict' || obstacle.kind === 'gone');
  const taken = obstacles.filter(({ kind }) => kind === 'taken');
  const edited = obstacles.filter(({ kind }) => kind === 'edited');
  if (taken.length > 0) return takenPlaces(taken, files, undertaking);
  const listing = [...edited.map((obstacle) => describe(obstacle, files)), ...conflicts.map((obstacle) => describe(obstacle, files))];
  const where = [...new Set(obstacles.map((obstacle) => place(obstacle, files)))].join(', ');
  if (conflicts.length === 0) {
    return new FilesEdited({
      what: `${undertaking.subject} cannot be taken away: ${counted(edited.length, 'file that was edited', 'files that were edited')} would be deleted.`,
      where,
      why: 'what somebody wrote is not deleted unless that is asked for; nothing was written.',
      fix: `move your changes elsewhere, or delete them too: ${undertaking.command} --force`,
    });
  }
  return new MergeConflict({
    what: `${undertaking.subject} has to change lines that somebody edited: ${counted(listing.length, 'conflict', 'conflicts')}.`,
    where,
    why: `both cannot be had, and nothing was written.\n${listing.join('\n')}`,
    fix: `put in the lines with "+", take out those with "-" (yours may stand beside them), and run the same command again`,
  });
}

/** What stands in the way, with the lines to put in or to take out. */
export function describe(obstacle: Obstacle, files: ServiceFiles): string {
  const at = `    ${place(obstacle, files)}`;
  if (obstacle.kind === 'gone') return `${at}\n      the file is gone; put it back (git checkout), or take the change to it out of the options`;
  if (obstacle.kind === 'edited') return `${at}\n      was edited, and would be deleted`;
  if (obstacle.kind === 'taken') return `${at}\n      is there already`;
  return [at, ...conflictLines(obstacle.conflict).map((line) => `      ${line}`)].join('\n');
}

/** A conflict for a person: what somebody wrote, what is to be added, what is to go. */
export function conflictLines({ base, ours, theirs }: Conflict): readonly string[] {
  const added = theirs.filter((line) => line.trim() !== '' && !base.includes(line));
  const removed = base.filter((line) => line.trim() !== '' && !theirs.includes(line));
  const yours = ours.filter((line) => line.trim() !== '' && !base.includes(line));
  if (added.length === 0) return ['lines to take out:', ...ours.filter((line) => line.trim() !== '' && !theirs.includes(line)).map((line) => `  - ${line}`)];
  return [
    ...(yours.length > 0 ? ['yours:', ...yours.map((line) => `  | ${line}`)] : []),
    ...(added.length > 0 ? ['lines to add:', ...added.map((line) => `  + ${line}`)] : []),
    ...(removed.length > 0 ? ['lines to take out:', ...removed.map((line) => `  - ${line}`)] : []),
  ];
}

function takenPlaces(taken: readonly Obstacle[], files: ServiceFiles, { subject }: Undertaking): EntityClash {
  return new EntityClash({
    what: `${subject} cannot have ${taken.length === 1 ? 'a file' : `${taken.length} files`} that ${taken.length === 1 ? 'is' : 'are'} there already.`,
    where: taken.map(({ path }) => files.shown(path)).join(', '),
    why: `${taken.length === 1 ? 'it is' : 'they are'} not from this entity; nothing was written.`,
    fix: `move ${taken.length === 1 ? 'it' : 'them'} elsewhere, or give the entity another name or --plural`,
  });
}

function place(obstacle: Obstacle, files: ServiceFiles): string {
  const path = files.shown(obstacle.path);
  return obstacle.kind === 'conflict' ? `${path}:${obstacle.conflict.line}` : path;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
