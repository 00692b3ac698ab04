import { type Sources, uvSources } from './dependencies';
import { matchesGlob } from './glob';
import { isTable, list, type Table, table, value } from './table';

/** A uv workspace, as its root declares it. Patterns are relative to the root. */
export interface UvWorkspace {
  readonly members: readonly string[];
  readonly exclude: readonly string[];
  /** Sources that every member has where it names none itself. */
  readonly sources: Sources;
}

/** The workspace whose root a pyproject.toml is, or undefined. */
export function uvWorkspace(pyproject: Table): UvWorkspace | undefined {
  const found = value(table(pyproject, 'tool', 'uv'), 'workspace');
  if (!isTable(found)) return undefined;
  const patterns = (key: string) => list(value(found, key)).filter((pattern) => typeof pattern === 'string');
  return { members: patterns('members'), exclude: patterns('exclude'), sources: uvSources(pyproject) };
}

/**
 * Whether a folder is a member. The root is one of its own.
 *
 * @param path of the folder relative to the root, with `/`; empty for the root
 */
export function isMember({ members, exclude }: UvWorkspace, path: string): boolean {
  if (path === '') return true;
  const matches = (pattern: string) => matchesGlob(pattern, path);
  return members.some(matches) && !exclude.some(matches);
}
