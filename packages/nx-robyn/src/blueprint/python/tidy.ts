import { breakLines } from './break-lines';
import { formatPython } from './format';
import { organizeImports } from './organize-imports';
import { sortExports } from './sort-exports';

/** What of a service decides how its Python is formatted. */
export interface PythonStyle {
  /** Import package. */
  readonly module: string;
  readonly pythonVersion: string;
}

/**
 * A Python file as `ruff check --fix` and `ruff format` leave it: without unused imports, its imports and its `__all__` in order. Templates
 * import generously.
 *
 * @param where path of the file, for messages
 * @throws PythonInvalid when it does not parse
 */
export function tidyPython(text: string, style: PythonStyle, where: string): string {
  return formatPython(organized(text, style), style.pythonVersion, where);
}

/**
 * As {@link tidyPython}, of a file that is formatted but for lines that names have made too long. Loading the formatter takes longer than
 * formatting: where {@link breakLines} knows every line, it is left out.
 */
export function tidyLongLines(text: string, style: PythonStyle, where: string): string {
  const unformatted = organized(text, style);
  return breakLines(unformatted) ?? formatPython(unformatted, style.pythonVersion, where);
}

function organized(text: string, style: PythonStyle): string {
  return sortExports(organizeImports(text, style.module));
}
