/** A part of a text, from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A table of a TOML file, as it is written. */
export interface TomlTable extends Span {
  /** Parts of its dotted name. */
  readonly name: readonly string[];
  /** Where the line after its header begins. */
  readonly body: number;
  /** The values, by key as written; what holds dots or quotes is among them as it is. */
  readonly values: ReadonlyMap<string, Span>;
}

/**
 * The tables with a header of their own in a valid TOML file. A table ends behind the line of its last value: the comments that follow belong
 * to the next one.
 */
export function tomlTables(text: string): readonly TomlTable[] {
  const tables: { name: readonly string[]; start: number; body: number; end: number; values: Map<string, Span> }[] = [];
  for (let at = 0; at < text.length; ) {
    const start = skip(text, at, /[ \t]*/y);
    if (text[start] === '[') {
      const header = /\[{1,2}((?:"[^"\n]*"|'[^'\n]*'|[^\]"'\n])*)\]{1,2}/y;
      header.lastIndex = start;
      const body = lineEnd(text, start);
      tables.push({ name: nameParts(header.exec(text)?.[1] ?? ''), start: at, body, end: body, values: new Map() });
      at = body;
    } else if (text[start] === '#' || text[start] === undefined || /[\r\n]/.test(text[start] ?? '')) at = lineEnd(text, start);
    else {
      const equals = keyEnd(text, start);
      const valueStart = skip(text, equals + 1, /[ \t]*/y);
      const end = valueEnd(text, valueStart);
      at = lineEnd(text, end);
      const last = tables.at(-1);
      last?.values.set(text.slice(start, equals).trim(), { start: valueStart, end });
      if (last !== undefined) last.end = at;
    }
  }
  return tables;
}

/** The texts in an array, as they are written. */
export function arrayStrings(text: string, { start, end }: Span): readonly Span[] {
  const found: Span[] = [];
  for (let at = start + 1; at < end; ) {
    if (text[at] === '#') at = lineEnd(text, at);
    else if (text[at] === '"' || text[at] === "'") {
      const after = stringEnd(text, at);
      found.push({ start: at, end: after });
      at = after;
    } else at += 1;
  }
  return found;
}

function nameParts(name: string): readonly string[] {
  return [...name.matchAll(/"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+)/g)].map(([, basic, literal, bare]) => basic ?? literal ?? bare ?? '');
}

function skip(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

/** Behind the newline that ends a line, or at the end of the text. */
function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}

function keyEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '=') at = text[at] === '"' || text[at] === "'" ? stringEnd(text, at) : at + 1;
  return at;
}

function valueEnd(text: string, from: number): number {
  let depth = 0;
  let end = from;
  for (let at = from; at < text.length; ) {
    const character = text[at] ?? '';
    if (character === '\n' && depth === 0) break;
    if (character === '#') {
      if (depth === 0) break;
      at = lineEnd(text, at);
      continue;
    }
    if ('[{'.includes(character)) depth += 1;
    if (']}'.includes(character)) depth -= 1;
    at = character === '"' || character === "'" ? stringEnd(text, at) : at + 1;
    if (!/\s/.test(character)) end = at;
  }
  return end;
}

function stringEnd(text: string, from: number): number {
  const quote = text[from] ?? '"';
  const long = text.startsWith(quote.repeat(3), from);
  const closing = long ? quote.repeat(3) : quote;
  for (let at = from + closing.length; at < text.length; at += 1) {
    if (quote === '"' && text[at] === '\\') at += 1;
    else if (text.startsWith(closing, at)) return skip(text, at + closing.length, long ? new RegExp(`${quote}{0,2}`, 'y') : /(?:)/y);
  }
  return text.length;
}
