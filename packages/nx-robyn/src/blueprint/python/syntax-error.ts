import { PythonInvalid } from '../../service/errors';
import { formatPython } from './format';

/** Where a text stops being Python. */
export interface SyntaxFault {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The first fault in the syntax of a Python file, of any version that ruff knows; undefined where there is none. */
export function syntaxError(text: string): SyntaxFault | undefined {
  try {
    formatPython(text, '3.11', ''); // ruff's formatter parses the newest Python, whatever it writes.
    return undefined;
  } catch (error) {
    if (!(error instanceof PythonInvalid)) throw error;
    const [, line = '1', column = '1'] = /:(\d+):(\d+)$/.exec(error.where ?? '') ?? [];
    const message = (error.why ?? '').replace(/ at byte range .*/, '');
    return { line: Number(line), column: Number(column), message };
  }
}
