import { type Edit, edits, isInsertion, places } from './edits';

/** Lines at which what somebody edited and what has to change cannot both be had. */
export interface LineConflict {
  /** Index of the first of them in the edited text. */
  readonly index: number;
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** What merging gives: all lines, or every conflict. */
export type Merged =
  | { readonly kind: 'merged'; readonly lines: readonly string[] }
  | { readonly kind: 'conflicts'; readonly conflicts: readonly LineConflict[] };

/** How lines are merged. */
export interface MergeOptions {
  /** Whether the order of added lines is free, as in a registry: those that somebody added elsewhere are there. */
  readonly anywhere?: boolean;
  /** Whether a line does not depend on those beside it. */
  readonly isFree?: (line: string) => boolean;
}

/**
 * Merges two texts that come from one. What both insert at one place is kept, the edited text's first. An insertion
 * whose neighbours were edited away on both sides has no place: that is a conflict.
 *
 * @param base lines that both come from
 * @param ours lines that somebody edited
 * @param theirs lines that are to be
 */
export function mergeLines(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  { anywhere = false, isFree = () => false }: MergeOptions = {},
): Merged {
  const made = edits(base, ours, isFree);
  const asked = edits(base, theirs, isFree).filter((edit) => !(anywhere && isInsertion(edit) && isAmong(edit.lines, made)));
  const mine = apart(made, base, (edit, all) => asked.every((other) => !clash(base, all, edit, other)));
  const wanted = apart(asked, base, (edit, _all, from) => mine.every((other) => !clash(base, mine, other, edit)) && passesUnedited(base, mine, edit, from));
  const clusters = findClusters(base, mine, wanted);
  const inCluster = new Set(clusters.flatMap((cluster) => [...cluster.mine, ...cluster.wanted]));
  const conflicts: LineConflict[] = [];
  const pieces: Piece[] = [
    ...mine.filter((edit) => !inCluster.has(edit)).map((edit) => ({ edit, rank: 0 })),
    ...wanted.filter((edit) => !inCluster.has(edit) && !mine.some((other) => covers(other, edit))).map((edit) => ({ edit, rank: 1 })),
  ];
  for (const cluster of clusters) {
    const sides = {
      base: base.slice(cluster.start, cluster.end),
      ours: applied(base, cluster, cluster.mine),
      theirs: applied(base, cluster, cluster.wanted),
    };
    if (isTaken(sides)) pieces.push({ edit: { start: cluster.start, end: cluster.end, lines: sides.ours }, rank: 0 });
    else conflicts.push({ index: cluster.start + shift(mine, cluster), ...sides });
  }
  if (conflicts.length > 0) return { kind: 'conflicts', conflicts: conflicts.sort((a, b) => a.index - b.index) };
  return { kind: 'merged', lines: assembled(base, pieces) };
}

/** Edits, each at the lowest of its places where it meets none of the other side's, if there is one. */
function apart(side: readonly Edit[], base: readonly string[], isFree: (edit: Edit, all: readonly Edit[], from: Edit) => boolean): readonly Edit[] {
  const moved = [...side];
  side.forEach((edit, index) => {
    const free = places(edit, base, moved[index - 1]?.end ?? 0).find((place) => isFree(place, moved.map((other, at) => (at === index ? place : other)), edit));
    moved[index] = free ?? edit;
  });
  return moved;
}

/**
 * Whether an insertion, on its way up, passes only lines that are as they were. It takes their like along: one that somebody took away
 * there would be missing at the end of what is inserted.
 */
function passesUnedited(base: readonly string[], mine: readonly Edit[], edit: Edit, from: Edit): boolean {
  if (!isInsertion(edit)) return true;
  const isPassed = (index: number) => edit.start <= index && index < from.start;
  return mine.every((other) => replaced(other).every((index) => !isPassed(index) || hasGotComment(base[index] ?? '', other, index)));
}

function replaced({ start, end }: Edit): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** An edit that is made; of two at one place the one with the lower rank is first. */
interface Piece {
  readonly edit: Edit;
  readonly rank: number;
}

/** Edits of both sides that are at the same lines of the base. */
interface Cluster {
  start: number;
  end: number;
  readonly mine: Edit[];
  readonly wanted: Edit[];
}

function findClusters(base: readonly string[], mine: readonly Edit[], wanted: readonly Edit[]): readonly Cluster[] {
  const clusters: Cluster[] = [];
  for (const theirs of wanted) {
    for (const ours of mine) {
      if (!clash(base, mine, ours, theirs)) continue;
      const range = { start: Math.min(ours.start, theirs.start), end: Math.max(ours.end, theirs.end) };
      const last = clusters.at(-1);
      if (last !== undefined && (range.start < last.end || last.mine.includes(ours) || last.wanted.includes(theirs))) {
        last.start = Math.min(last.start, range.start);
        last.end = Math.max(last.end, range.end);
      } else clusters.push({ ...range, mine: [], wanted: [] });
      const cluster = clusters.at(-1);
      if (cluster && !cluster.mine.includes(ours)) cluster.mine.push(ours);
      if (cluster && !cluster.wanted.includes(theirs)) cluster.wanted.push(theirs);
    }
  }
  for (const cluster of clusters) {
    for (const [all, own] of [[mine, cluster.mine], [wanted, cluster.wanted]] as const) {
      own.push(...all.filter((edit) => !own.includes(edit) && edit.start >= cluster.start && edit.end <= cluster.end && !atEdge(edit, cluster)));
      own.sort((a, b) => a.start - b.start);
    }
  }
  return clusters;
}

/** Whether an edit inserts at an end of a range: beside it, not in it. */
function atEdge(edit: Edit, { start, end }: Cluster): boolean {
  return isInsertion(edit) && (edit.start === start || edit.start === end);
}

function clash(base: readonly string[], mine: readonly Edit[], ours: Edit, theirs: Edit): boolean {
  if (covers(ours, theirs) || (isInsertion(ours) && isInsertion(theirs))) return false;
  if (isInsertion(theirs)) {
    if (theirs.start < ours.start || theirs.start > ours.end) return false;
    return (theirs.start > ours.start && theirs.start < ours.end) || !isAnchored(base, mine, theirs.start);
  }
  if (isInsertion(ours)) return theirs.start < ours.start && ours.start < theirs.end;
  return ours.start < theirs.end && theirs.start < ours.end;
}

/** Whether a line beside a place is as it was, but for a comment behind it: an insertion has its place there. */
function isAnchored(base: readonly string[], mine: readonly Edit[], place: number): boolean {
  return [place - 1, place].some((index) => {
    const line = base[index];
    return line?.trim() && !mine.some((edit) => edit.start <= index && index < edit.end && !hasGotComment(line, edit, index));
  });
}

/** Whether all that an edit does to a line is to put a comment behind it. */
function hasGotComment(line: string, { start, end, lines }: Edit, index: number): boolean {
  const now = lines.length === end - start ? lines[index - start] : undefined;
  return now?.startsWith(line) === true && /^\s*#/.test(now.slice(line.length));
}

/** Whether one edit of some lines holds another one of the same lines. */
function covers(ours: Edit, theirs: Edit): boolean {
  if (ours.start !== theirs.start || ours.end !== theirs.end) return false;
  return isInsertion(ours) ? isSubsequence(theirs.lines, ours.lines) : same(ours.lines, theirs.lines);
}

/**
 * Whether the edited text has what is to be: every new line in order, and none of those that are to go. Where lines only
 * go, what somebody made of them has to be gone, too.
 */
function isTaken({ base, ours, theirs }: Omit<LineConflict, 'index'>): boolean {
  if (same(ours, theirs)) return true;
  const added = theirs.filter((line) => line.trim() !== '' && !base.includes(line));
  const removed = base.filter((line) => line.trim() !== '' && !theirs.includes(line));
  if (added.length === 0) return ours.every((line) => line.trim() === '' || theirs.includes(line));
  return isSubsequence(added, ours) && !removed.some((line) => ours.includes(line));
}

/** Whether lines that are not blank stand together in what somebody added. */
function isAmong(lines: readonly string[], mine: readonly Edit[]): boolean {
  const wanted = lines.filter((line) => line.trim() !== '').join('\n');
  return mine.some((edit) => `\n${edit.lines.filter((line) => line.trim() !== '').join('\n')}\n`.includes(`\n${wanted}\n`));
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const line of whole) if (at < part.length && line === part[at]) at += 1;
  return at === part.length;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}

/** The lines of a range of the base with one side's edits. */
function applied(base: readonly string[], { start, end }: Cluster, side: readonly Edit[]): readonly string[] {
  const lines: string[] = [];
  let at = start;
  for (const edit of side) {
    lines.push(...base.slice(at, edit.start), ...edit.lines);
    at = edit.end;
  }
  return [...lines, ...base.slice(at, end)];
}

/** By how many lines the edited text is longer than the base where a range begins. */
function shift(mine: readonly Edit[], cluster: Cluster): number {
  return mine
    .filter((edit) => !cluster.mine.includes(edit) && edit.end <= cluster.start)
    .reduce((sum, { start, end, lines }) => sum + lines.length - (end - start), 0);
}

function assembled(base: readonly string[], pieces: readonly Piece[]): readonly string[] {
  const order = [...pieces].sort(
    (a, b) => a.edit.start - b.edit.start || Number(!isInsertion(a.edit)) - Number(!isInsertion(b.edit)) || a.rank - b.rank,
  );
  const lines: string[] = [];
  let at = 0;
  for (const { edit } of order) {
    lines.push(...base.slice(at, edit.start), ...edit.lines);
    at = Math.max(at, edit.end);
  }
  return [...lines, ...base.slice(at)];
}
