import type { Tree } from '@nx/devkit';
import { assertSameService } from '../../service/difference';
import { DirectoryNotEmpty, ProjectExists } from '../../service/errors';
import type { ServiceRequest } from '../../service/normalize';
import type { WorkspaceServices } from './workspace-services';

/**
 * Whether the service that is asked for exists, or may be made.
 *
 * @returns true when it is there with the same options
 * @throws ServiceDiffers when it is there with others; ProjectExists when the name, DirectoryNotEmpty when the place is taken
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
