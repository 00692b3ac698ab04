import { type Token, tokens } from './tokens';

/** A line of Python at the brackets at which it breaks. */
export interface DividedLine {
  readonly indent: string;
  /** Up to the opening bracket, and with it. */
  readonly head: string;
  /** What stands between them, by its commas. */
  readonly items: readonly string[];
  /** From the closing bracket on. */
  readonly tail: string;
  /** Whether they make a tuple, a list, a dictionary or a set. */
  readonly isDisplay: boolean;
}

const indentation = /^ */;
const signature = /^ *(?:async )?def /;
const severalValues = /^( *\w+(?:, \w+)+ = )([^()].*)$/;
const tails = { signature: /^\) -> [^#]+:$/, other: /^[)\]}][,:]?$/ };

/**
 * The parameters of a signature, or else the brackets that the line ends with. Several values get brackets that they did not need in one line.
 *
 * @returns undefined where there are none, or what is in them is no list of items: a subscript, a comprehension, a lambda
 */
export function dividedLine(line: string): DividedLine | undefined {
  const [, names, values] = severalValues.exec(line) ?? [];
  if (values !== undefined) return dividedLine(`${names}(${values})`);
  const all = tokens(line);
  const isSignature = signature.test(line);
  const pairs = outerPairs(all);
  const pair = isSignature ? pairs?.[0] : pairs?.at(-1);
  if (pair === undefined) return undefined;
  const { open, close } = pair;
  const [head, tail] = [line.slice(0, open.start + 1), line.slice(close.start)];
  const items = itemsOf(line, open, close, all);
  const isDisplay = !/[\w)\]"']\S$/.test(head);
  const isSubscript = !isDisplay && open.text === '[';
  if (items === undefined || isSubscript || !tails[isSignature ? 'signature' : 'other'].test(tail)) return undefined;
  return { indent: indentation.exec(line)?.[0] ?? '', head, items, tail, isDisplay };
}

export function isClosing({ kind, text }: Token): boolean {
  return kind === 'operator' && ')]}'.includes(text);
}

function isOpening({ kind, text }: Token): boolean {
  return kind === 'operator' && '([{'.includes(text);
}

interface Pair {
  readonly open: Token;
  readonly close: Token;
}

/** The brackets of a line that stand in no others; undefined where it does not close what it opens. */
function outerPairs(all: readonly Token[]): readonly Pair[] | undefined {
  const open: Token[] = [];
  const pairs: Pair[] = [];
  for (const token of all) {
    if (token.kind === 'comment') return undefined;
    if (isOpening(token)) open.push(token);
    if (!isClosing(token)) continue;
    const opened = open.pop();
    if (opened === undefined) return undefined;
    if (open.length === 0) pairs.push({ open: opened, close: token });
  }
  return open.length === 0 ? pairs : undefined;
}

function itemsOf(line: string, { start }: Token, { start: end }: Token, all: readonly Token[]): readonly string[] | undefined {
  const items: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (const token of all.filter((each) => each.start > start && each.start <= end)) {
    if (depth === 0 && (token.text === 'for' || token.text === 'lambda')) return undefined;
    if (depth === 0 && (token.text === ',' || token.start === end)) {
      items.push(line.slice(from, token.start).trim());
      from = token.start + 1;
    }
    if (isOpening(token)) depth += 1;
    if (isClosing(token)) depth -= 1;
  }
  const filled = items.filter((item) => item !== '');
  return filled.length === 0 ? undefined : filled;
}
