import { applyEdits, modify, parse } from 'jsonc-parser';

type Path = readonly (string | number)[];

/**
 * Sets a value in the text of a JSON file. Everything else stays byte for byte: comments, order, line ends, indentation.
 *
 * @param text of a JSON file, with or without comments
 * @param path to the value; what is missing on the way is made
 * @param place of a new key among those that are there; default at the end
 */
export function withJsonValue(text: string, path: Path, value: unknown, place?: (keys: string[]) => number): string {
  const edits = modify(text, [...path], value, {
    formattingOptions: { ...indentation(text), eol: lineEnd(text) },
    ...(place && { getInsertionIndex: place }),
  });
  return applyEdits(text, edits);
}

/** Where a key stands among others that are sorted. */
export function inOrder(key: string): (keys: readonly string[]) => number {
  return (keys) => keys.filter((other) => other < key).length;
}

/** As {@link withJsonValue}: adds a value at the end of a list that is there. */
export function withJsonItem(text: string, path: Path, value: unknown): string {
  const formattingOptions = { ...indentation(text), eol: lineEnd(text) };
  return applyEdits(text, modify(text, [...path, -1], value, { formattingOptions, isArrayInsertion: true }));
}

/** Reads the text of a JSON file, with or without comments. */
export function jsonValue(text: string): unknown {
  return parse(text, [], { allowTrailingComma: true });
}

/** The line end that a text has most likely been written with. */
export function lineEnd(text: string): '\r\n' | '\n' {
  return /\r\n/.test(text) ? '\r\n' : '\n';
}

function indentation(text: string): { insertSpaces: boolean; tabSize: number } {
  const first = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  return { insertSpaces: !first.startsWith('\t'), tabSize: first.startsWith('\t') ? 1 : first.length };
}
