import type { Replacement } from './replacement';
import { arrayStrings, type Span } from './toml-tables';

/**
 * A text that becomes an item of an array of texts: in its place where the items are sorted, else behind the last one, in the layout that
 * the array has.
 *
 * @param text with `\n` at the ends of lines
 * @param array where it stands, brackets included
 */
export function addedItem(text: string, array: Span, item: string): readonly Replacement[] {
  const items = arrayStrings(text, array);
  const values = items.map(({ start, end }) => text.slice(start + 1, end - 1));
  const quoted = JSON.stringify(item);
  if (items.length === 0) return inEmptyArray(text, array, quoted);
  const after = (isSorted(values) ? values.filter((value) => key(value) < key(item)).length : values.length) - 1;
  if (after < 0) return beforeFirst(text, items[0] as Span, quoted);
  return behind(text, items[after] as Span, quoted);
}

/** A comment in the array stays above. */
function inEmptyArray(text: string, { start, end }: Span, quoted: string): readonly Replacement[] {
  const inner = text.slice(start + 1, end - 1);
  if (inner.trim() === '') return [{ start: start + 1, end: end - 1, text: `\n    ${quoted},\n` }];
  return [{ start: end - 1, end: end - 1, text: `${inner.endsWith('\n') ? '' : '\n'}    ${quoted},\n` }];
}

function beforeFirst(text: string, first: Span, quoted: string): readonly Replacement[] {
  const lineStart = text.lastIndexOf('\n', first.start) + 1;
  const indentation = text.slice(lineStart, first.start);
  const between = /^[ \t]*$/.test(indentation) ? `,\n${indentation}` : ', ';
  return [{ start: first.start, end: first.start, text: `${quoted}${between}` }];
}

function behind(text: string, previous: Span, quoted: string): readonly Replacement[] {
  const lineStart = text.lastIndexOf('\n', previous.start) + 1;
  const indentation = text.slice(lineStart, previous.start);
  const rest = /^([ \t]*)(,?)([ \t]*(?:#[^\n]*)?)\n/.exec(text.slice(previous.end));
  const isAlone = /^[ \t]*$/.test(indentation) && rest !== null;
  if (!isAlone) return [{ start: previous.end, end: previous.end, text: `, ${quoted}` }];
  const lineEnd = previous.end + rest[0].length;
  const comma = rest[2] === '' && !startsWithComma(text, lineEnd) ? [{ start: previous.end, end: previous.end, text: ',' }] : [];
  return [...comma, { start: lineEnd, end: lineEnd, text: `${indentation}${quoted},\n` }];
}

/** Whether the comma of an item stands on a line below it. */
function startsWithComma(text: string, from: number): boolean {
  return /^(?:\s|#[^\n]*\n)*,/.test(text.slice(from));
}

function isSorted(values: readonly string[]): boolean {
  return values.every((value, index) => index === 0 || key(values[index - 1] ?? '') <= key(value));
}

/** By name, as uv sorts them. */
function key(requirement: string): string {
  return (/^[A-Za-z0-9._-]+/.exec(requirement)?.[0] ?? requirement).toLowerCase().replace(/[-_.]+/g, '-');
}
