/** Characters of a literal that stands in one line. */
const longestPiece = 60;

/**
 * A text as a literal of Python, in double quotes; what is not printable ASCII is escaped. A long one is put together of pieces in
 * parentheses.
 */
export function pythonText(text: string): string {
  const quote = text.includes('"') && !text.includes("'") ? "'" : '"';
  const escaped = [...text].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\\' || character === quote) return `\\${character}`;
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    if (character === '\t') return '\\t';
    if (code >= 0x20 && code < 0x7f) return character;
    if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
  });
  const pieces = escaped.reduce<string[]>((done, character) => {
    const last = done.at(-1) ?? '';
    return last.length + character.length <= longestPiece ? [...done.slice(0, -1), last + character] : [...done, character];
  }, []);
  const literals = (pieces.length === 0 ? [''] : pieces).map((piece) => `${quote}${piece}${quote}`);
  return literals.length === 1 ? literals.join('') : `(\n${literals.join('\n')}\n)`;
}

/** A moment in UTC as a call of `dt.datetime`. */
export function pythonDatetime(text: string): string {
  const [date = '', time = ''] = text.replace(/Z$/, '').split('T');
  return `dt.datetime(${[...numbers(date), ...clock(time)].join(', ')}, tzinfo=dt.UTC)`;
}

export function pythonDate(text: string): string {
  return `dt.date(${numbers(text).join(', ')})`;
}

export function pythonTime(text: string): string {
  return `dt.time(${clock(text).join(', ')})`;
}

/** A number that Python takes for a float; a positive exponent has no sign. */
export function pythonFloat(text: string): string {
  return /[.e]/.test(text) ? text.replace('e+', 'e') : `${text}.0`;
}

function numbers(text: string): readonly number[] {
  return text.split(/[-:.]/).map(Number);
}

/** Hours and minutes, and seconds and microseconds where they say something. */
function clock(text: string): readonly number[] {
  const [hours = 0, minutes = 0, seconds = 0, micros = 0] = numbers(text);
  if (micros !== 0) return [hours, minutes, seconds, micros];
  return seconds === 0 ? [hours, minutes] : [hours, minutes, seconds];
}
