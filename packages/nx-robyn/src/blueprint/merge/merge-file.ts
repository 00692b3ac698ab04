import { isFree, lines, logicalLines, type LogicalLine, shown, textOf } from './logical-lines';
import { inFormOf, plainText, samePlainText } from './text-form';
import { mergeLines } from './three-way';

/** Lines of one file at which a merge fails. */
export interface Conflict {
  /** Number of the line of the edited file, from 1. */
  readonly line: number;
  /** The lines that were made before. */
  readonly base: readonly string[];
  /** The lines that are there. */
  readonly ours: readonly string[];
  /** The lines that should be there. */
  readonly theirs: readonly string[];
}

/** What merging a file gives: its text, or every conflict. */
export type MergedFile =
  | { readonly kind: 'merged'; readonly text: string }
  | { readonly kind: 'conflicts'; readonly conflicts: readonly Conflict[] };

/** The three texts of a file. */
export interface Versions {
  /** As it was made. */
  readonly base: string;
  /** As it would be made now. */
  readonly theirs: string;
  /** As it is. */
  readonly ours: string;
}

/**
 * Merges what has to change in a file into what somebody has made of it. Ends of lines, a byte order mark and a missing newline at the end stay
 * as they are.
 *
 * @param path of the file: imports and exports of Python are merged by name
 * @param registry whether the order of added lines is free
 */
export function mergeFile({ base, theirs, ours }: Versions, path: string, registry: boolean): MergedFile {
  const merged = (plain: string): MergedFile => ({ kind: 'merged', text: inFormOf(ours, plain) });
  if (samePlainText(base, theirs)) return { kind: 'merged', text: ours };
  if (samePlainText(ours, base)) return merged(plainText(theirs));
  if (samePlainText(ours, theirs)) return { kind: 'merged', text: ours };
  const texts = [base, ours, theirs].map(plainText) as [string, string, string];
  const split = path.endsWith('.py') ? logicalLines : plainLines;
  const [before, mine, after] = texts.map(split) as [Lines, Lines, Lines];
  const outcome = mergeLines(keys(before), keys(mine), keys(after), { anywhere: registry, isFree });
  if (outcome.kind === 'merged') return merged(textOf(outcome.lines, [texts[1], texts[2]]));
  const conflicts = outcome.conflicts.map((conflict) => ({
    line: (mine[conflict.index]?.line ?? mine.at(-1)?.line ?? 0) + 1,
    base: conflict.base.map(shown),
    ours: conflict.ours.map(shown),
    theirs: conflict.theirs.map(shown),
  }));
  return { kind: 'conflicts', conflicts };
}

type Lines = readonly LogicalLine[];

function plainLines(text: string): Lines {
  return lines(text).map((key, line) => ({ key, line }));
}

function keys(logical: Lines): readonly string[] {
  return logical.map(({ key }) => key);
}
