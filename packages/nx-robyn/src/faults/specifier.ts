import type { Pyproject } from '../service/pyproject';
import { compare, release, type Release } from './release';

/**
 * What pyproject.toml says of the versions of a distribution, all places together; undefined where it does not ask for
 * it. The empty text stands for any version.
 */
export function specifierOf(pyproject: Pyproject, distribution: string): string | undefined {
  const project = table(pyproject['project']);
  const poetry = table(table(pyproject['tool'])['poetry']);
  const lists = [project['dependencies'], ...Object.values(table(project['optional-dependencies'])), ...Object.values(table(pyproject['dependency-groups']))];
  const standard = lists
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .map((entry) => /^\s*([\w.-]+)\s*(?:\[[^\]]*\])?\s*\(?([^;)]*)/.exec(typeof entry === 'string' ? entry : ''))
    .map((match) => [match?.[1] ?? '', match?.[2] ?? ''] as const);
  const groups = [poetry['dependencies'], ...Object.values(table(poetry['group'])).map((group) => table(group)['dependencies'])];
  const ofPoetry = groups
    .flatMap((group) => Object.entries(table(group)))
    .map(([name, value]) => [name, typeof value === 'string' ? value : String(table(value)['version'] ?? '')] as const);
  const found = [...standard, ...ofPoetry].filter(([name]) => name.toLowerCase().replace(/[-_.]+/g, '-') === distribution);
  return found.length === 0 ? undefined : found.map(([, text]) => text.trim()).filter(Boolean).join(',');
}

/** Whether a specifier lets a version in; undefined when it cannot be read. */
export function admits(specifier: string, version: string): boolean | undefined {
  const answers = clauses(specifier).map((clause) => holds(clause, release(version)));
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** Whether a specifier has lower bounds alone. */
export function boundless(specifier: string): boolean {
  return clauses(specifier).every((clause) => /^(\*$|>|!=)/.test(clause));
}

/** The one version that a specifier lets in, where it names one: `==1.2.3`, or `1.2.3` as Poetry writes it. */
export function exactly(specifier: string): string | undefined {
  return clauses(specifier)
    .map((clause) => /^(?:===?)?\s*(\d[\w.]*)$/.exec(clause)?.[1])
    .find((version) => version !== undefined);
}

function clauses(specifier: string): string[] {
  return specifier.split(',').map((clause) => clause.trim()).filter(Boolean);
}

function holds(clause: string, found: Release): boolean | undefined {
  if (clause === '*') return true;
  const match = /^(===?|!=|<=|>=|~=|<|>|\^|~)?\s*(\d+(?:\.\d+)*)(\.\*)?$/.exec(clause);
  if (match === null) return undefined;
  const [, operator = '==', version = '', star] = match;
  const bound = release(version);
  const order = compare(found, bound);
  const series = (length: number) => compare(found.slice(0, length), bound.slice(0, length)) === 0;
  if (star !== undefined) return (operator === '!=') !== series(bound.length);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '!=':
      return order !== 0;
    case '~=':
      return order >= 0 && series(bound.length - 1);
    case '~':
      return order >= 0 && series(Math.min(bound.length, 2));
    case '^':
      return order >= 0 && series(bound.findIndex((number) => number > 0) + 1 || bound.length);
    default:
      return order === 0;
  }
}

function table(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
