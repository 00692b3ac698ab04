import { type Table, table, value } from './table';

/** The Pythons that a project says it runs on, as it writes them: `[project]`, or Poetry's own table. */
export function pythonRange(pyproject: Table): string | undefined {
  const range = value(table(pyproject, 'project'), 'requires-python') ?? value(table(pyproject, 'tool', 'poetry', 'dependencies'), 'python');
  return typeof range === 'string' ? range : undefined;
}

/** The oldest minor version in a range, `3.11`; undefined where it names none. */
export function oldestPython(range: string): string | undefined {
  const bounds = [...range.matchAll(/(?:>=|~=|===?|\^|~)\s*(\d+)\.(\d+)/g)].map(([, major, minor]) => [Number(major), Number(minor)] as const);
  const [oldest] = bounds.sort((a, b) => b[0] - a[0] || b[1] - a[1]);
  return oldest?.join('.');
}

/** Whether a version is older than another: `3.9` than `3.11`. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const differing = b.findIndex((part, index) => (a[index] ?? 0) !== part);
  return differing >= 0 && (a[differing] ?? 0) < (b[differing] ?? 0);
}
