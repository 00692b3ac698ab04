/** A piece of a Python file that is no blank. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'comment' | 'newline' | 'operator';
  readonly text: string;
  /** Offset of its first character. */
  readonly start: number;
}

const pattern = new RegExp(
  [
    /(#[^\n]*)/,
    /([rRbBuUfFtT]{0,2}(?:"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\[\s\S]|[^\\"\n])*"|'(?:\\[\s\S]|[^\\'\n])*'))/,
    /([\p{L}_][\p{L}\p{N}_]*)/u,
    /(\d[\w.]*)/,
    /(\n)/,
    /(->|:=|[=!<>]=|\S)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

const kinds = ['comment', 'string', 'name', 'number', 'newline', 'operator'] as const;

/** The tokens of a Python file. What does not parse becomes operators. */
export function tokens(text: string): readonly Token[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    kind: kinds[match.slice(1).findIndex((found) => found !== undefined)] ?? 'operator',
    text: match[0],
    start: match.index,
  }));
}
