import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { assertSameService } from '../../service/difference';
import { DirectoryNotEmpty, DirectoryRefused, ProjectExists } from '../../service/errors';
import { folderOf, type ProjectKind } from '../../service/kind';
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
  assertFreePlace(tree, { name: model.name, directory, kind: 'service' }, workspace);
  return false;
}

/** A project that is to be made. */
export interface NewProject {
  readonly name: string;
  /** Relative to the workspace. */
  readonly directory: string;
  readonly kind: ProjectKind;
}

/**
 * @throws ProjectExists when the name, DirectoryNotEmpty when the place is taken; DirectoryRefused when the place is in another
 *   project or behind a symbolic link
 */
export function assertFreePlace(tree: Tree, project: NewProject, workspace: WorkspaceServices): void {
  const { name, directory, kind } = project;
  const taken = workspace.projects.get(name);
  if (taken !== undefined) throw projectExists(project, taken);
  assertOwnPlace(project, workspace);
  assertNoLink(tree.root, project);
  if (tree.exists(directory) && (tree.isFile(directory) || tree.children(directory).length > 0)) {
    throw new DirectoryNotEmpty({
      what: `"${directory}" is not empty.`,
      where: directory,
      why: `a ${kind} is made in a directory of its own; what is there is left as it is.`,
      fix: `nx g robyn:${kind} ${name} --directory ${folderOf[kind]}/${name}-${kind}, or move what is there`,
    });
  }
}

/** @param where directory of the project that has the name */
export function projectExists({ name, kind }: Pick<NewProject, 'name' | 'kind'>, where: string): ProjectExists {
  return new ProjectExists({
    what: `this workspace has a project "${name}".`,
    where: where === '' ? '.' : where,
    why: 'two projects of one name cannot be told apart.',
    fix: `nx g robyn:${kind} ${name}-${kind}`,
  });
}

/** A project in another one's directory would be among that one's files. */
function assertOwnPlace({ name: own, directory, kind }: NewProject, workspace: WorkspaceServices): void {
  for (const [name, root] of workspace.projects) {
    if (root === '' || root === '.' || !directory.startsWith(`${root}/`)) continue;
    throw new DirectoryRefused({
      what: `"${directory}" cannot be the directory of "${own}".`,
      where: '--directory',
      why: `it is in the directory of the project "${name}", whose builds and checks would take it in.`,
      fix: `nx g robyn:${kind} ${own} --directory ${folderOf[kind]}/${own}`,
    });
  }
}

/** Nx follows no symbolic link: a project behind one would be another project, or none, and may lie outside. */
function assertNoLink(root: string, { name, directory, kind }: NewProject): void {
  const parts = directory.split('/');
  const link = parts
    .map((_, index) => parts.slice(0, index + 1).join('/'))
    .find((path) => linkStat(join(root, path))?.isSymbolicLink());
  if (link === undefined) return;
  throw new DirectoryRefused({
    what: `"${directory}" cannot be the directory of "${name}".`,
    where: '--directory',
    why: `"${link}" is a symbolic link to ${readlinkSync(join(root, link))}, and Nx follows none.`,
    fix: `nx g robyn:${kind} ${name} --directory DIRECTORY, with a directory of the workspace`,
  });
}
