import { normalizeName } from './distribution-name';
import { parseRequirement } from './requirement';
import { readSources, type Source } from './source';
import { isTable, list, type Table, table, value } from './table';

/** In which list of a pyproject.toml a distribution is asked for. Names of extras and groups are normalized. */
export type Where = 'main' | 'build' | `extra ${string}` | `group ${string}`;

/** A distribution that a project asks for by itself. Plain data, without keys that hold nothing: caches keep it. */
export interface Dependency {
  /** Normalized. */
  readonly name: string;
  readonly where: Where;
  /** Extras that are asked for with it, normalized. */
  readonly extras?: readonly string[];
  /** Where the project itself says that it comes from; in a uv workspace, the root may say it for its members. */
  readonly sources?: readonly Source[];
}

/** Sources by normalized name. */
export type Sources = Readonly<Record<string, readonly Source[]>>;

/**
 * Everything that a pyproject.toml asks for: `[project]`, extras, groups with those that they include, what uv and Poetry
 * add, and what builds it. Each distribution is named once for each list.
 */
export function declaredDependencies(pyproject: Table): readonly Dependency[] {
  const sources = uvSources(pyproject);
  const found = [...standard(pyproject), ...uvDevelopment(pyproject), ...poetry(pyproject)];
  return merged(found.map((dependency) => withSources(dependency, Object.hasOwn(sources, dependency.name) ? sources[dependency.name] : [])));
}

/** `[tool.uv.sources]` of a pyproject.toml. */
export function uvSources(pyproject: Table): Sources {
  const entries = Object.entries(table(pyproject, 'tool', 'uv', 'sources'));
  const known = entries.map(([name, found]) => [normalizeName(name), readSources(found)] as const);
  return Object.fromEntries(known.filter(([, sources]) => sources.length > 0));
}

function standard(pyproject: Table): readonly Dependency[] {
  const project = table(pyproject, 'project');
  const groups = table(pyproject, 'dependency-groups');
  return [
    ...requirements('main', value(project, 'dependencies')),
    ...Object.entries(table(project, 'optional-dependencies')).flatMap(([extra, found]) => requirements(`extra ${normalizeName(extra)}`, found)),
    ...Object.keys(groups).flatMap((group) => groupRequirements(groups, group)),
    ...requirements('build', value(table(pyproject, 'build-system'), 'requires')),
  ];
}

function uvDevelopment(pyproject: Table): readonly Dependency[] {
  return requirements('group dev', value(table(pyproject, 'tool', 'uv'), 'dev-dependencies'));
}

function requirements(where: Where, found: unknown): readonly Dependency[] {
  return list(found).flatMap((text) => {
    const requirement = typeof text === 'string' ? parseRequirement(text) : undefined;
    if (requirement === undefined) return [];
    const { name, extras, source } = requirement;
    return [dependency(name, where, extras, source ? [source] : [])];
  });
}

/** A group and the groups that it includes, each once: groups that include each other end. */
function groupRequirements(groups: Table, group: string): readonly Dependency[] {
  const byName = new Map(Object.entries(groups).map(([name, found]) => [normalizeName(name), found]));
  const included = closure(normalizeName(group), (name) => list(byName.get(name)).map((entry) => value(entry, 'include-group')));
  return included.flatMap((name) => requirements(`group ${normalizeName(group)}`, byName.get(name)));
}

function poetry(pyproject: Table): readonly Dependency[] {
  const own = table(pyproject, 'tool', 'poetry');
  const groups = table(own, 'group');
  return [
    ...poetryTable('main', value(own, 'dependencies')),
    ...poetryTable('group dev', value(own, 'dev-dependencies')),
    ...Object.keys(groups).flatMap((group) => poetryGroup(groups, group)),
  ];
}

function poetryGroup(groups: Table, group: string): readonly Dependency[] {
  const byName = new Map(Object.entries(groups).map(([name, found]) => [normalizeName(name), found]));
  const included = closure(normalizeName(group), (name) => list(value(byName.get(name), 'include-groups')));
  return included.flatMap((name) => poetryTable(`group ${normalizeName(group)}`, value(byName.get(name), 'dependencies')));
}

function poetryTable(where: Where, found: unknown): readonly Dependency[] {
  return Object.entries(isTable(found) ? found : {}).flatMap(([key, constraint]) => {
    const name = parseRequirement(key)?.name;
    if (name === undefined || name === 'python') return [];
    const extras = (isTable(constraint) ? [constraint] : list(constraint)).flatMap((one) => list(value(one, 'extras')));
    const named = extras.filter((extra) => typeof extra === 'string').map(normalizeName);
    return [dependency(name, where, [...new Set(named)], readSources(constraint))];
  });
}

/** What is reached from a name, itself included. */
function closure(start: string, next: (name: string) => readonly unknown[]): readonly string[] {
  const reached = new Set([start]);
  for (const name of reached) {
    for (const follower of next(name)) if (typeof follower === 'string') reached.add(normalizeName(follower));
  }
  return [...reached];
}

function dependency(name: string, where: Where, extras: readonly string[], sources: readonly Source[]): Dependency {
  return { name, where, ...(extras.length > 0 && { extras }), ...(sources.length > 0 && { sources }) };
}

function withSources(found: Dependency, sources: readonly Source[] = []): Dependency {
  return sources.length === 0 ? found : { ...found, sources: [...(found.sources ?? []), ...sources] };
}

/** Poetry says in a table of its own where a requirement of `[project]` comes from: both are one dependency. */
function merged(found: readonly Dependency[]): readonly Dependency[] {
  const byPlace = new Map<string, Dependency>();
  for (const one of found) {
    const key = `${one.where}\0${one.name}`;
    const other = byPlace.get(key);
    byPlace.set(key, other === undefined ? one : joined(other, one));
  }
  return [...byPlace.values()];
}

function joined(one: Dependency, other: Dependency): Dependency {
  const extras = [...new Set([...(one.extras ?? []), ...(other.extras ?? [])])];
  const texts = new Set([...(one.sources ?? []), ...(other.sources ?? [])].map((source) => JSON.stringify(source)));
  return dependency(one.name, one.where, extras, [...texts].map((text) => JSON.parse(text) as Source));
}
