import { posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import { withContextPaths, withWorkspaceBuild } from '../../blueprint/merge/image-context';
import type { UvWorkspaces } from '../../packaging/uv-workspaces';

/** What became of the image of a service. */
export type ImageContext = 'as it was' | 'follows' | 'by hand';

/**
 * Lets the image of a service be built from the workspace, with all that the service has by path in it.
 *
 * @param directory of the service, relative to the workspace
 * @param projects directories of all that it depends on by path, or as members of one uv workspace
 * @returns `by hand` where its Dockerfile or its compose.yaml are no longer as generated, so that somebody has to
 */
export function followImage(tree: Tree, directory: string, projects: readonly string[], workspaces: UvWorkspaces): ImageContext {
  const dockerfile = posix.join(directory, 'Dockerfile');
  const paths = [...uvFiles(directory, projects, workspaces), ...projects];
  if (paths.length === 0 || !tree.exists(dockerfile)) return 'as it was';
  if (!/^ARG PROJECT=/m.test(tree.read(dockerfile, 'utf8') ?? '')) return 'by hand';
  if (directory === '.') return written(tree, '.dockerignore', withContextPaths(tree.read('.dockerignore', 'utf8') ?? undefined, paths));
  const ignore = posix.join(directory, 'Dockerfile.dockerignore');
  const context = written(tree, ignore, withContextPaths(tree.read(ignore, 'utf8') ?? undefined, [directory, ...paths]));
  const compose = posix.join(directory, 'compose.yaml');
  if (!tree.exists(compose)) return context;
  const edit = withWorkspaceBuild(tree.read(compose, 'utf8') ?? '', directory, posix.relative(directory, '.'));
  if (edit.kind === 'unknown') return context === 'follows' ? 'by hand' : 'as it was';
  return edit.kind === 'present' ? context : written(tree, compose, edit.text);
}

/** Of the uv workspaces to which projects belong: what says so, and what is locked for the service. */
function uvFiles(directory: string, projects: readonly string[], workspaces: UvWorkspaces): readonly string[] {
  const rootsAbove = [directory, ...projects].map((member) => ({ member, root: workspaces.workspaceOf(member) })).filter(({ member, root }) => root !== member);
  const files = rootsAbove.flatMap(({ member, root }) => {
    if (root === undefined) return [];
    return [posix.join(root, 'pyproject.toml'), ...(member === directory ? [posix.join(root, 'uv.lock')] : [])];
  });
  return [...new Set(files)];
}

function written(tree: Tree, path: string, text: string): ImageContext {
  if (tree.exists(path) && tree.read(path, 'utf8') === text) return 'as it was';
  tree.write(path, text);
  return 'follows';
}
