import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { assertSameService } from '../../service/difference';
import { DirectoryNotEmpty, DirectoryRefused, ProjectExists } from '../../service/errors';
import type { ServiceRequest } from '../../service/normalize';
import { linkStat } from '../../transaction/file-state';
import type { WorkspaceServices } from './workspace-services';

/**
 * Whether the service that is asked for exists, or may be made.
 *
 * @returns true when it is there with the same options
 * @throws ServiceDiffers when it is there with others; ProjectExists when the name, DirectoryNotEmpty when the place is taken;
 *   DirectoryRefused when the place is in another project or behind a symbolic link
 */
export function exists(tree: Tree, request: ServiceRequest, workspace: WorkspaceServices): boolean {
  const { directory, model } = request;
  const existing = workspace.services.get(directory);
  if (existing?.name === model.name) {
    assertSameService(request, existing);
    return true;
  }
  const taken = workspace.projects.get(model.name);
  if (taken !== undefined) {
    throw new ProjectExists({
      what: `this workspace has a project "${model.name}".`,
      where: taken === '' ? '.' : taken,
      why: 'two projects of one name cannot be told apart.',
      fix: `nx g robyn:service ${model.name}-service`,
    });
  }
  assertOwnPlace(request, workspace);
  assertNoLink(tree.root, request);
  if (tree.exists(directory) && (tree.isFile(directory) || tree.children(directory).length > 0)) {
    throw new DirectoryNotEmpty({
      what: `"${directory}" is not empty.`,
      where: directory,
      why: 'a service is made in a directory of its own; what is there is left as it is.',
      fix: `nx g robyn:service ${model.name} --directory services/${model.name}-service, or move what is there`,
    });
  }
  return false;
}

/** A service in another project's directory would be among that one's files. */
function assertOwnPlace({ directory, model }: ServiceRequest, workspace: WorkspaceServices): void {
  for (const [name, root] of workspace.projects) {
    if (root === '' || root === '.' || !directory.startsWith(`${root}/`)) continue;
    throw new DirectoryRefused({
      what: `"${directory}" cannot be the directory of "${model.name}".`,
      where: '--directory',
      why: `it is in the directory of the project "${name}", whose builds and checks would take it in.`,
      fix: `nx g robyn:service ${model.name} --directory services/${model.name}`,
    });
  }
}

/** Nx follows no symbolic link: a service behind one would be another project, or none, and may lie outside. */
function assertNoLink(root: string, { directory, model }: ServiceRequest): void {
  const parts = directory.split('/');
  const link = parts
    .map((_, index) => parts.slice(0, index + 1).join('/'))
    .find((path) => linkStat(join(root, path))?.isSymbolicLink());
  if (link === undefined) return;
  throw new DirectoryRefused({
    what: `"${directory}" cannot be the directory of "${model.name}".`,
    where: '--directory',
    why: `"${link}" is a symbolic link to ${readlinkSync(join(root, link))}, and Nx follows none.`,
    fix: `nx g robyn:service ${model.name} --directory DIRECTORY, with a directory of the workspace`,
  });
}
