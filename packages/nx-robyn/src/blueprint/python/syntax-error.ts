import type * as Ruff from '@astral-sh/ruff-wasm-nodejs';

/** Where a text stops being Python. */
export interface SyntaxFault {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

let parser: Ruff.Workspace | undefined;

/** The first fault in the syntax of a Python file, of any version that ruff knows; undefined where there is none. */
export function syntaxError(text: string): SyntaxFault | undefined {
  const found = (load().check(text) as Diagnostic[]).find(({ code }) => code === 'invalid-syntax');
  if (found === undefined) return undefined;
  return { line: found.start_location.row, column: found.start_location.column, message: found.message };
}

interface Diagnostic {
  readonly code: string | null;
  readonly message: string;
  readonly start_location: { readonly row: number; readonly column: number };
}

/** Loads ruff's parser when it is first needed: that takes longer than parsing. */
function load(): Ruff.Workspace {
  if (parser !== undefined) return parser;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const ruff = require('@astral-sh/ruff-wasm-nodejs') as typeof Ruff;
  parser = new ruff.Workspace({ 'target-version': 'py314', lint: { select: [] } }, ruff.PositionEncoding.Utf16);
  return parser;
}
