import { declaredDependencies, type Dependency } from './dependencies';
import { normalizeName } from './distribution-name';
import { type Table, table, value } from './table';
import { uvWorkspace, type UvWorkspace } from './uv-workspace';

/** What a pyproject.toml says as a Python package: plain data, which the graph's cache holds for every project. */
export interface Packaging {
  /** Name of the distribution, normalized; undefined where the file is no project. */
  readonly distribution?: string;
  readonly dependencies: readonly Dependency[];
  /** The uv workspace whose root it is. */
  readonly workspace?: UvWorkspace;
}

/** Reads a parsed pyproject.toml. It throws nothing: what has another type than it should have says nothing. */
export function packaging(pyproject: Table): Packaging {
  const name = distributionName(pyproject);
  const workspace = uvWorkspace(pyproject);
  return {
    ...(name !== undefined && { distribution: normalizeName(name) }),
    dependencies: declaredDependencies(pyproject),
    ...(workspace !== undefined && { workspace }),
  };
}

/** Name of the distribution as the file writes it: `[project].name` or `[tool.poetry].name`. */
export function distributionName(pyproject: Table): string | undefined {
  const name = value(table(pyproject, 'project'), 'name') ?? value(table(pyproject, 'tool', 'poetry'), 'name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}
