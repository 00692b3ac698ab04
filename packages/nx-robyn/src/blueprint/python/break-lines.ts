import { type DividedLine, dividedLine, isClosing } from './divided-line';
import { lineLength } from './line-length';
import { tokens } from './tokens';

const indentation = '    ';
/** What may stand before brackets that are all else that a line holds. */
const before = String.raw`^ *(?:[\w.]+(?:: [^=()]+)? = |return |\w+=|\w+(?:, \w+)+ = )?`;
const signature = /^ *(?:async )?def \w+\($/;
const call = new RegExp(String.raw`${before}(?:await )?[\w.]+\($`);
const display = new RegExp(String.raw`${before}[([{]$`);
const docstring = /^ *"""[^"\\]*"""$/;

/**
 * The text of a Python file with its lines broken as ruff breaks them: those that are too long, and those with `, ` in front of a closing
 * bracket, by which a template asks for a line for each item. It knows the signatures, calls and displays that names in templates make too long.
 *
 * @param text formatted, but for such lines
 * @returns undefined where a line is of another kind, or not of ASCII
 */
export function breakLines(text: string): string | undefined {
  if (/[^\x20-\x7e\n]|\(\n["']/.test(text)) return undefined;
  const broken = text.split('\n').map(brokenLine);
  return broken.includes(undefined) ? undefined : broken.join('\n');
}

function brokenLine(line: string): string | undefined {
  const isForced = asksForLines(line);
  if (!isForced && (line.length <= lineLength || docstring.test(line))) return line;
  const divided = dividedLine(line);
  if (divided === undefined) return undefined;
  return isForced ? brokenByRequest(divided) : brokenByLength(divided);
}

/** A comma, a blank and a closing bracket. */
function asksForLines(line: string): boolean {
  if (!/, [)\]}]/.test(line)) return false;
  const all = tokens(line);
  return all.some(({ kind, text, start }, index) => {
    const next = all[index + 1];
    return kind === 'operator' && text === ',' && next !== undefined && isClosing(next) && next.start > start + 1;
  });
}

/** A tuple of one stays in its line: its comma is what makes it a tuple. */
function brokenByRequest(divided: DividedLine): string | undefined {
  const { head, items, tail, isDisplay } = divided;
  const isOneTuple = isDisplay && head.endsWith('(') && items.length === 1;
  return isOneTuple ? fitting(`${head}${items[0]},${tail}`) : between(divided, apart(divided));
}

/** Arguments and parameters stand in one line where they fit. What is alone in its brackets gets no comma. */
function brokenByLength(divided: DividedLine): string | undefined {
  const { indent, head, items } = divided;
  const isPlain = signature.test(head) || call.test(head);
  if (!isPlain && !display.test(head)) return undefined;
  const together = fitting(`${indent}${indentation}${items.join(', ')}`);
  if (items.length === 1 || (isPlain && together !== undefined)) return between(divided, [together]);
  return between(divided, apart(divided));
}

function apart({ indent, items }: DividedLine): readonly (string | undefined)[] {
  return items.map((item) => brokenLine(`${indent}${indentation}${item},`));
}

function between({ indent, head, tail }: DividedLine, lines: readonly (string | undefined)[]): string | undefined {
  const all = [fitting(head), ...lines, fitting(`${indent}${tail}`)];
  return all.includes(undefined) ? undefined : all.join('\n');
}

function fitting(line: string): string | undefined {
  return line.length <= lineLength ? line : undefined;
}
