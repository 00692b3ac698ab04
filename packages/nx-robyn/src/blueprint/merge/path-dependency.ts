import { isDeepStrictEqual } from 'node:util';
import type { PackageManager } from '../../service/model';
import { normalizeDistribution } from '../../service/names';
import { parsePyproject, type Pyproject } from '../../service/pyproject';
import { addedItem } from './array-item';
import { replaced } from './replacement';
import { addedEntry, type EntryValue } from './table-entry';
import { inFormOf, plainText } from './text-form';
import { tomlTables } from './toml-tables';

/** A project of the workspace that another one is to depend on. */
export interface PathDependency {
  /** Name of its distribution. */
  readonly distribution: string;
  /** From the one to the other, forward slashes; undefined where both are members of one uv workspace. */
  readonly path: string | undefined;
}

/** What became of the text: as it was, with the dependency, or why not. */
export type DependencyEdit =
  | { readonly kind: 'present' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string };

type Mutable = Record<string, unknown>;

/**
 * A pyproject.toml with a project of the workspace among the dependencies that the package is published with, and with the place where
 * its package manager finds it. Nothing else changes: comments, order, layout and line ends stay.
 *
 * @param text valid TOML
 */
export function withPathDependency(text: string, manager: PackageManager, dependency: PathDependency): DependencyEdit {
  const plain = plainText(text);
  const pyproject = parse(plain);
  const project = table(pyproject, 'project');
  const sources = { uv: ['tool', 'uv', 'sources'], poetry: ['tool', 'poetry', 'dependencies'] }[manager];
  const value = sourceValue(manager, dependency);
  const known = entryOf(table(pyproject, ...sources), dependency.distribution);
  if (known !== undefined && !samePlace(known, value)) {
    return { kind: 'refused', why: `[${sources.join('.')}] has "${dependency.distribution}" already, from elsewhere.` };
  }
  const isDynamic = list(project['dynamic']).includes('dependencies');
  const listed = 'name' in project && !isDynamic;
  if (!listed && manager === 'uv') return { kind: 'refused', why: 'its dependencies are not in [project] ("dynamic", or no such table), so nothing here can add one.' };
  const isMissing = listed && !list(project['dependencies']).some((entry) => requirementName(entry) === dependency.distribution);
  if (!isMissing && known !== undefined) return { kind: 'present' };
  const named = isMissing ? withRequirement(plain, project, dependency.distribution) : plain;
  const made = known === undefined ? named && withEntry(named, sources, dependency.distribution, value) : named;
  if (made === undefined || !addsAlone(plain, made, sources, dependency.distribution, value)) {
    return { kind: 'refused', why: 'its tables are written in a way that cannot be added to without rewriting it.' };
  }
  return { kind: 'text', text: inFormOf(text, made) };
}

/** The lines that say the same, for a person to write. */
export function pathDependencyLines(manager: PackageManager, dependency: PathDependency): string {
  const members = sourceValue(manager, dependency) as readonly (readonly [string, string])[];
  const place = manager === 'uv' ? 'tool.uv.sources' : 'tool.poetry.dependencies';
  const value = members.map(([key, member]) => `${key} = ${member}`).join(', ');
  return `add "${dependency.distribution}" to [project] dependencies, and ${dependency.distribution} = { ${value} } to [${place}]`;
}

function sourceValue(manager: PackageManager, { path }: PathDependency): EntryValue {
  if (path === undefined) return [['workspace', 'true']];
  return [['path', JSON.stringify(path)], [manager === 'uv' ? 'editable' : 'develop', 'true']];
}

function withRequirement(text: string, project: Pyproject, requirement: string): string | undefined {
  const own = tomlTables(text).find(({ name }) => name.join('.') === 'project');
  const array = own?.values.get('dependencies');
  if (array !== undefined) return text[array.start] === '[' ? replaced(text, addedItem(text, array, requirement)) : undefined;
  return 'dependencies' in project ? undefined : withEntry(text, ['project'], 'dependencies', `[\n    ${JSON.stringify(requirement)},\n]`);
}

function withEntry(text: string, table: readonly string[], key: string, value: EntryValue): string | undefined {
  const entry = addedEntry(text, table, key, value, ['project', 'dependency-groups', 'build-system']);
  return entry && replaced(text, [entry]);
}

/** Whether a text says the dependency once, and without it what the other one says. */
function addsAlone(before: string, after: string | undefined, sources: readonly string[], name: string, value: EntryValue): boolean {
  const [was, is] = [before, after].map((text) => (text === undefined ? undefined : parseOrNothing(text)));
  if (was === undefined || is === undefined || !samePlace(entryOf(table(is, ...sources), name), value)) return false;
  const [listed, listedBefore] = [is, was].map((pyproject) => list(table(pyproject, 'project')['dependencies']));
  if (listed?.length !== listedBefore?.length) withoutItem(is, was, name);
  if (entryOf(table(was, ...sources), name) === undefined) withoutEntry(is, was, [...sources, name]);
  return isDeepStrictEqual(is, was);
}

function withoutItem(is: Pyproject, was: Pyproject, name: string): void {
  const project = is['project'] as Mutable;
  const others = list(project['dependencies']).filter((entry) => entry !== name);
  if ('dependencies' in table(was, 'project')) project['dependencies'] = others;
  else if (others.length === 0) delete project['dependencies'];
}

/** Takes a key out, and the tables above it that were not there. */
function withoutEntry(is: Pyproject, was: Pyproject, [key = '', ...rest]: readonly string[]): void {
  const inner = is[key];
  if (rest.length > 0 && isTable(inner)) withoutEntry(inner, table(was, key), rest);
  if (rest.length === 0 || (!(key in was) && isTable(inner) && Object.keys(inner).length === 0)) delete (is as Mutable)[key];
}

/** An entry of a table of dependencies, however its name is spelled. */
function entryOf(sources: Pyproject, distribution: string): unknown {
  return Object.entries(sources).find(([name]) => normalizeDistribution(name) === distribution)?.[1];
}

function samePlace(entry: unknown, value: EntryValue): boolean {
  const wanted = Object.fromEntries((value as readonly (readonly [string, string])[]).map(([key, member]) => [key, JSON.parse(member) as unknown]));
  if (!isTable(entry)) return false;
  return entry['workspace'] === wanted['workspace'] && withoutEnd(entry['path']) === withoutEnd(wanted['path']);
}

function withoutEnd(path: unknown): unknown {
  return typeof path === 'string' ? path.replace(/\/+$/, '').replace(/^\.\/(?=\.)/, '') : path;
}

function requirementName(requirement: string): string {
  return normalizeDistribution(/^[A-Za-z0-9._-]+/.exec(requirement.trim())?.[0] ?? '');
}

function parse(text: string): Pyproject {
  return parsePyproject(text, 'pyproject.toml');
}

function parseOrNothing(text: string): Pyproject | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function table(parent: Pyproject, ...keys: readonly string[]): Pyproject {
  let current: unknown = parent;
  for (const key of keys) current = isTable(current) ? current[key] : undefined;
  return isTable(current) ? current : {};
}

function isTable(value: unknown): value is Pyproject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
