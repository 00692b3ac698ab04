import { setFlagsFromString } from 'node:v8';
import type * as Ruff from '@astral-sh/ruff-wasm-nodejs';
import { PythonInvalid } from '../../service/errors';
import { lineLength } from './line-length';

const flags = ['liftoff-only', 'wasm-lazy-validation'];

/** By the oldest Python that the text is for. */
const formatters = new Map<string, Ruff.Workspace>();

/**
 * The text of a Python file as `ruff format` has it.
 *
 * @param pythonVersion the oldest that it is for, `3.11`
 * @param where path of the file, for the message
 * @throws PythonInvalid when it does not parse
 */
export function formatPython(text: string, pythonVersion: string, where: string): string {
  try {
    return load(pythonVersion).format(text);
  } catch (error) {
    throw new PythonInvalid({
      what: 'the file is not Python.',
      where: place(text, where, String(error)),
      why: error instanceof Error ? error.message : String(error),
      fix: 'mend the line',
    });
  }
}

/** Loads ruff when it is first needed: that takes longer than formatting. */
function load(pythonVersion: string): Ruff.Workspace {
  const loaded = formatters.get(pythonVersion);
  if (loaded !== undefined) return loaded;
  const ruff = required();
  const options = { 'line-length': lineLength, 'target-version': `py${pythonVersion.replace('.', '')}` };
  const formatter = new ruff.Workspace(options, ruff.PositionEncoding.Utf16);
  formatters.set(pythonVersion, formatter);
  return formatter;
}

/**
 * V8 would validate all of ruff at once and optimize it beside us, which takes longer than the formatting does, and the process would wait for
 * it at its end.
 */
function required(): typeof Ruff {
  for (const flag of flags) setFlagsFromString(`--${flag}`);
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require('@astral-sh/ruff-wasm-nodejs') as typeof Ruff;
  } finally {
    for (const flag of flags) setFlagsFromString(`--no-${flag}`);
  }
}

/** Path, line and column: ruff says the byte. */
function place(text: string, where: string, message: string): string {
  const [, byte] = /byte range (\d+)/.exec(message) ?? [];
  if (byte === undefined) return where;
  const lines = Buffer.from(text).subarray(0, Number(byte)).toString().split('\n');
  return `${where}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}
