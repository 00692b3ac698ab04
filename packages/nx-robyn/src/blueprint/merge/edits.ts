import { diffIndices } from 'node-diff3';

/** The replacement of some lines of a text; of none where lines are only inserted. */
export interface Edit {
  /** Index of the first line that is replaced. */
  readonly start: number;
  /** Index after the last line that is replaced; `start` for an insertion. */
  readonly end: number;
  readonly lines: readonly string[];
}

/** Whether an edit takes no line away. */
export function isInsertion({ start, end }: Edit): boolean {
  return start === end;
}

/**
 * What makes one list of lines of another, by place. What only comes or only goes stands as far down as it can, so that
 * two edits that mean the same place are at the same place.
 *
 * @param isFree whether a line does not depend on those beside it: then it comes and goes by itself
 */
export function edits(base: readonly string[], side: readonly string[], isFree: (line: string) => boolean): readonly Edit[] {
  const head = sharedHead(base, side);
  const tail = sharedTail(base, side, head);
  const inner = diffIndices(base.slice(head, base.length - tail), side.slice(head, side.length - tail));
  const found = inner.map(({ buffer1: [start, length], buffer2Content }) => ({
    start: head + start,
    end: head + start + length,
    lines: buffer2Content,
  }));
  return found
    .map((edit, index) => slidDown(edit, base, found[index + 1]?.start ?? base.length))
    .flatMap((edit) => ([...base.slice(edit.start, edit.end), ...edit.lines].every(isFree) ? bySingleLine(edit) : [edit]));
}

function bySingleLine({ start, end, lines }: Edit): readonly Edit[] {
  const gone = Array.from({ length: end - start }, (_, index) => ({ start: start + index, end: start + index + 1, lines: [] }));
  return [...(lines.length > 0 ? [{ start, end: start, lines }] : []), ...gone];
}

/** An insertion or a deletion moved down to `limit` at most, past lines that are the same as its own first ones. */
function slidDown(edit: Edit, base: readonly string[], limit: number): Edit {
  if (!isInsertion(edit)) return edit.lines.length === 0 ? deletedFurtherDown(edit, base, limit) : edit;
  let { start } = edit;
  const lines = [...edit.lines];
  while (start < limit && base[start] === lines[0]) {
    lines.push(lines.shift() as string);
    start += 1;
  }
  return { start, end: start, lines };
}

/**
 * The places at which an edit that only adds or only takes away does the same: first where it is, then ever further up.
 *
 * @param limit index of the first line that it may touch
 */
export function places(edit: Edit, base: readonly string[], limit: number): readonly Edit[] {
  const found = [edit];
  for (let { start, end, lines } = edit; start > limit; ) {
    const above = base[start - 1];
    if (isInsertion({ start, end, lines }) ? above !== lines.at(-1) : lines.length > 0 || above !== base[end - 1]) break;
    if (start === end) lines = [above as string, ...lines.slice(0, -1)];
    found.push({ start: (start -= 1), end: (end -= 1), lines });
  }
  return found;
}

function deletedFurtherDown({ start, end }: Edit, base: readonly string[], limit: number): Edit {
  let by = 0;
  while (end + by < limit && base[start + by] === base[end + by]) by += 1;
  return { start: start + by, end: end + by, lines: [] };
}

function sharedHead(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function sharedTail(a: readonly string[], b: readonly string[], head: number): number {
  let length = 0;
  const most = Math.min(a.length, b.length) - head;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}
