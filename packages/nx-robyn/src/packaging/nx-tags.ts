import { list, type Table, table, value } from './table';

/** Tags that a pyproject.toml gives its Nx project: `[tool.nx] tags`, as package.json has them under `nx`. */
export function nxTags(pyproject: Table): readonly string[] {
  return list(value(table(pyproject, 'tool', 'nx'), 'tags')).filter((tag) => typeof tag === 'string');
}
