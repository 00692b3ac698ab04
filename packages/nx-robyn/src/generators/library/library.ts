import type { Tree } from '@nx/devkit';
import { nxTags } from '../../packaging/nx-tags';
import type { UvWorkspaces } from '../../packaging/uv-workspaces';
import { assertSameLibrary } from '../../service/library/difference';
import type { LibraryRequest } from '../../service/library/normalize';
import { isRobynConfigProject } from '../../service/robyn-config';
import { projectExists } from '../service/place';
import type { WorkspaceServices } from '../service/workspace-services';
import { type PythonProject, readPythonProject } from './python-project';

/**
 * The library that is asked for, where it is there: a Python project of the name that is no service.
 *
 * @throws ProjectExists when the name is another project's; LibraryDiffers when the library is another one; what keeps its file from being read
 */
export function existingLibrary(
  tree: Tree,
  request: LibraryRequest,
  workspace: WorkspaceServices,
  workspaces: UvWorkspaces,
): PythonProject | undefined {
  const directory = placeOf(request.name, workspace);
  if (directory === undefined) return undefined;
  const known = workspace.packagings.get(directory);
  if (known?.distribution === undefined) {
    const broken = workspace.unreadable.get(directory);
    throw broken ?? projectExists({ name: request.name, kind: 'library' }, directory);
  }
  const library = readPythonProject(tree, directory, workspaces);
  const isService = workspace.services.has(directory) || isRobynConfigProject(library.pyproject);
  if (isService || directory === '.') throw projectExists({ name: request.name, kind: 'library' }, directory);
  assertSameLibrary(request, {
    directory,
    module: library.module,
    packageManager: library.packageManager ?? '',
    pythonVersion: library.oldestPython ?? '',
    tags: nxTags(library.pyproject),
  });
  return library;
}

/** By the name of the Nx project, or of the distribution where Nx calls it otherwise. */
function placeOf(name: string, { projects, packagings }: WorkspaceServices): string | undefined {
  const named = projects.get(name);
  if (named !== undefined) return named === '' ? '.' : named;
  return [...packagings].find(([, { distribution }]) => distribution === name)?.[0];
}
