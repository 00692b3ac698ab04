/** A piece of a Python file that is no blank. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'comment' | 'newline' | 'operator';
  readonly text: string;
  /** Offset of its first character. */
  readonly start: number;
}

const pattern = new RegExp(
  [
    /(?<comment>#[^\n]*)/,
    /(?<string>[rRbBuUfFtT]{0,2}(?:"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\[\s\S]|[^\\"\n])*"|'(?:\\[\s\S]|[^\\'\n])*'))/,
    /(?<name>[\p{L}_][\p{L}\p{N}_]*)/u,
    /(?<number>\d[\w.]*)/,
    /(?<newline>\n)/,
    /(?<operator>->|:=|[=!<>]=|\S)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

/** The tokens of a Python file. What does not parse becomes operators. */
export function tokens(text: string): readonly Token[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [kind = 'operator'] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? [];
    return { kind: kind as Token['kind'], text: match[0], start: match.index };
  });
}
