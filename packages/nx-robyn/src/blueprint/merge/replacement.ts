import type { Span } from './toml-tables';

/** A part of a text, and what comes into its place. */
export interface Replacement extends Span {
  readonly text: string;
}

/** A text with some of its parts replaced; they do not overlap. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  return [...replacements]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((result, { start, end, text: next }) => result.slice(0, start) + next + result.slice(end), text);
}
