import { posix } from 'node:path';
import type { Packaging } from './packaging';
import { isMember } from './uv-workspace';

/** What the pyproject.toml of a folder says, by the folder's path from the root of the repository; `.` is the root. */
export type Packagings = ReadonlyMap<string, Packaging>;

/** Who belongs to which uv workspace of a repository. */
export class UvWorkspaces {
  private readonly roots = new Map<string, string | undefined>();
  private readonly names = new Map<string, ReadonlyMap<string, string>>();

  constructor(private readonly packagings: Packagings) {}

  /** Root of the workspace that uv finds from a folder: its own, or that of the nearest pyproject.toml above it. */
  workspaceOf(folder: string): string | undefined {
    if (!this.roots.has(folder)) this.roots.set(folder, this.discover(folder));
    return this.roots.get(folder);
  }

  /** The member of a folder's workspace that has a name. */
  find(folder: string, name: string): string | undefined {
    const root = this.workspaceOf(folder);
    return root === undefined ? undefined : this.membersOf(root).get(name);
  }

  private discover(folder: string): string | undefined {
    if (this.packagings.get(folder)?.workspace) return folder;
    for (let above = folder; above !== '.';) {
      above = posix.dirname(above);
      const found = this.packagings.get(above);
      if (found !== undefined) return found.workspace && isMember(found.workspace, within(above, folder)) ? above : undefined;
    }
    return undefined;
  }

  private membersOf(root: string): ReadonlyMap<string, string> {
    const known = this.names.get(root);
    if (known !== undefined) return known;
    const found = new Map<string, string>();
    const workspace = this.packagings.get(root)?.workspace;
    for (const [folder, { distribution }] of this.packagings) {
      const inside = folder === root || root === '.' || folder.startsWith(`${root}/`);
      if (inside && workspace && distribution !== undefined && isMember(workspace, within(root, folder))) found.set(distribution, folder);
    }
    this.names.set(root, found);
    return found;
  }
}

/** Path of a folder relative to one above it; empty where they are one. */
function within(above: string, folder: string): string {
  if (folder === above) return '';
  return above === '.' ? folder : folder.slice(above.length + 1);
}
