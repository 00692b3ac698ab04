import { dirname, join, relative } from 'node:path';
import { WorkspaceRefused } from '../../service/errors';
import { folderOf } from '../../service/kind';
import type { PackageManager } from '../../service/model';
import { workspaceAbove } from './index-settings';
import type { NewProject } from './place';

/**
 * uv locks whatever the patterns of its workspace name: a project of Poetry there would be in two locks, and make uv's a stale one.
 *
 * @param root absolute path of the workspace
 * @throws WorkspaceRefused
 */
export function assertManagerFits({ name, directory, kind }: NewProject, packageManager: PackageManager, root: string): void {
  const taking = packageManager === 'uv' ? undefined : workspaceAbove(join(root, directory));
  if (taking === undefined) return;
  throw new WorkspaceRefused({
    what: `"${directory}" cannot be the directory of a project of ${packageManager}.`,
    where: relative(root, taking),
    why: '[tool.uv.workspace] members takes it in, so uv would lock it too, and every lock of the workspace would be stale.',
    fix: `--package-manager uv, another --directory, or exclude = ["${relative(dirname(taking), join(root, directory))}"] there (nx g robyn:${kind} ${name} --directory ${folderOf[kind]}/${name})`,
  });
}
