import type { Tree } from '@nx/devkit';
import type { UvWorkspaces } from '../../packaging/uv-workspaces';
import { followImage, type ImageContext } from '../service/image-context';
import type { Dependant } from './dependant';
import type { PathGraph } from './path-graph';
import type { LibraryTarget } from './target';

/** The image of a service that has a library now, by itself or through another library. */
export interface FollowingImage {
  /** Directory of the service, relative to the workspace. */
  readonly directory: string;
  readonly context: ImageContext;
}

/**
 * Lets the images of a project and of all that depend on it have a library in what they are built from.
 *
 * @param graph as it was before
 */
export function followImages(tree: Tree, dependant: Dependant, library: LibraryTarget, graph: PathGraph, workspaces: UvWorkspaces): readonly FollowingImage[] {
  const added = [library.directory, ...graph.dependencies(library.directory).keys()];
  return [dependant.directory, ...graph.dependants(dependant.directory).keys()].map((directory) => {
    const projects = new Set([...graph.dependencies(directory).keys(), ...added]);
    return { directory, context: followImage(tree, directory, [...projects], workspaces) };
  });
}
