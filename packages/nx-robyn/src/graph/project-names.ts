import { posix } from 'node:path';

/** A folder that is a project, and the name that its pyproject.toml has for it. */
export interface Candidate {
  readonly root: string;
  /** Undefined where it has none that can be one. */
  readonly name: string | undefined;
}

/** A folder that does not get the name that its pyproject.toml has for it. */
export interface Clash {
  readonly root: string;
  readonly name: string;
  /** Root of the project that has it; undefined where none can have it. */
  readonly holder: string | undefined;
  /** The name that it gets. */
  readonly instead: string;
}

export interface ProjectNames {
  readonly byRoot: ReadonlyMap<string, string>;
  readonly clashes: readonly Clash[];
}

/**
 * The name of every project. Of several that have one name in common, the first keeps it: the one whose path is first in the order of
 * its characters' codes. The others are named after their folder, or after their path where that name is taken.
 *
 * @param directoryName of the workspace itself, for a project at its root
 */
export function projectNames(candidates: readonly Candidate[], directoryName: string): ProjectNames {
  const ordered = [...candidates].sort((one, other) => (one.root < other.root ? -1 : 1));
  const byRoot = new Map<string, string>();
  const holders = new Map<string, string>();
  const give = (root: string, name: string) => {
    byRoot.set(root, name);
    holders.set(name, root);
  };
  const isFree = (name: string | undefined): name is string => name !== undefined && !holders.has(name) && isSafe(name);
  for (const { root, name } of ordered) if (isFree(name)) give(root, name);
  const clashes: Clash[] = [];
  for (const { root, name } of ordered) {
    if (byRoot.has(root)) continue;
    const instead = substitutes(root, directoryName).find(isFree) ?? root;
    if (name !== undefined) clashes.push({ root, name, holder: holders.get(name), instead });
    give(root, instead);
  }
  return { byRoot, clashes };
}

function substitutes(root: string, directoryName: string): readonly string[] {
  const plain = (name: string) => name.replace(/[^\p{L}\p{N}._@-]+/gu, '-').replace(/^-+|-+$/g, '');
  const [folder, path] = root === '.' ? [directoryName, directoryName] : [posix.basename(root), root];
  const names = [plain(folder), plain(path)].filter(Boolean);
  return [...names, ...Array.from({ length: 1000 }, (_, index) => `${names.at(-1) ?? 'project'}-${index + 2}`)];
}

/**
 * Nx keeps projects in plain objects: there is no room in one for a project with the name of what every object has. Colons, stars,
 * commas and exclamation marks have a meaning where Nx reads names.
 */
function isSafe(name: string): boolean {
  return !(name in Object.prototype) && /^[\p{L}\p{N}@][^\s:*,!]*$/u.test(name);
}
