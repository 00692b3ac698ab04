import { posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import { contractMarker, markerText } from '../../client/marker';
import { contractFile } from '../../contract/files';
import { DirectoryNotEmpty } from '../../service/errors';
import type { ChosenService } from '../entity/chosen-service';
import { projectExists } from '../service/place';
import type { WorkspaceServices } from '../service/workspace-services';

/** Folder of a service that is the project of its contract. Nx has no project without a folder with a file in it. */
const contractFolder = 'contract';

/**
 * Asserts that the contract of a service is a project, or may become one.
 *
 * @throws ProjectExists, DirectoryNotEmpty
 */
export function assertFreeContract(tree: Tree, service: ChosenService, workspace: WorkspaceServices): void {
  const { name, folder, marker } = placeOf(service);
  if (tree.exists(marker)) return;
  const taken = workspace.projects.get(name);
  if (taken !== undefined) throw projectExists({ name, kind: 'client' }, taken);
  if (!tree.exists(folder)) return;
  throw new DirectoryNotEmpty({
    what: `"${folder}" is not empty.`,
    where: folder,
    why: `the contract of "${service.model.name}" is a project of its own for Nx, in this folder.`,
    fix: `move what is there, and run the same command again`,
  });
}

/** Makes the contract of a service a project of Nx's graph. */
export function writeContractProject(tree: Tree, service: ChosenService): void {
  const { name, marker } = placeOf(service);
  if (tree.exists(marker)) return;
  const comment = `Makes the contract a project of Nx's graph: what depends on it is affected when it changes, and not when "${service.model.name}" does.`;
  tree.write(marker, markerText({ name, document: `../${contractFile}` }, comment));
}

function placeOf({ directory, model }: ChosenService): { name: string; folder: string; marker: string } {
  const folder = posix.join(directory, contractFolder);
  return { name: `${model.name}-contract`, folder, marker: posix.join(folder, contractMarker) };
}
