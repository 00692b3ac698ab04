import { type Sources, uvSources } from './dependencies';
import { matchesGlob } from './glob';
import { isTable, list, type Table, table, value } from './table';

/** A uv workspace, as its root declares it. Patterns are relative to the root. */
export interface UvWorkspace {
  readonly members: readonly string[];
  readonly exclude: readonly string[];
  /** Sources that every member has where it names none itself. */
  readonly sources: Sources;
  /** Whether it declares that some of its packages cannot be installed together. */
  readonly conflicting: boolean;
}

/** The workspace whose root a pyproject.toml is, or undefined. */
export function uvWorkspace(pyproject: Table): UvWorkspace | undefined {
  const found = value(table(pyproject, 'tool', 'uv'), 'workspace');
  if (!isTable(found)) return undefined;
  const patterns = (key: string) => list(value(found, key)).filter((pattern) => typeof pattern === 'string');
  const conflicting = list(value(table(pyproject, 'tool', 'uv'), 'conflicts')).some((set) => list(set).some((item) => !hasPart(item)));
  return { members: patterns('members'), exclude: patterns('exclude'), sources: uvSources(pyproject), conflicting };
}

/** Whether what conflicts is an extra or a group, which are not installed unless somebody asks for them. */
function hasPart(item: unknown): boolean {
  return value(item, 'extra') !== undefined || value(item, 'group') !== undefined;
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
