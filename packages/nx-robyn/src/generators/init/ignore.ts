import { lineEnd } from './json-text';

/** What Python leaves in a workspace, as lines of .gitignore, each with a glob of the files that it would hide. */
export const pythonLines = [
  ['.venv/', '**/.venv/**'],
  ['__pycache__/', '**/__pycache__/**'],
  ['*.py[cod]', '**/*.py[cod]'],
  ['.mypy_cache/', '**/.mypy_cache/**'],
  ['.ruff_cache/', '**/.ruff_cache/**'],
  ['.pytest_cache/', '**/.pytest_cache/**'],
  ['.import_linter_cache/', '**/.import_linter_cache/**'],
] as const;

/**
 * A .gitignore with lines at its end that it lacks.
 *
 * @param text of the file, empty where there is none
 * @param title what the lines are for
 * @returns the same text when nothing is to be added
 */
export function withLines(text: string, lines: readonly string[], title = 'Python'): string {
  const present = new Set(text.split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/$/g, '')));
  const missing = lines.filter((line) => !present.has(line.replace(/\/$/, '')));
  if (missing.length === 0) return text;
  const end = lineEnd(text);
  const before = text === '' || text.endsWith('\n') ? text : `${text}${end}`;
  return [`${before}${before === '' ? '' : end}# ${title}`, ...missing, ''].join(end);
}
