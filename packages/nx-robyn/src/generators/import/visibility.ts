import type { Tree } from '@nx/devkit';
import { glob, globAsync } from 'nx/src/generators/utils/glob';
import { getProjects } from 'nx/src/generators/utils/project-configuration';
import { resetWorkspaceContext } from 'nx/src/utils/workspace-context';
import { DirectoryRefused, ProjectExists, RobynError } from '../../service/errors';
import { parsePyproject } from '../../service/pyproject';

const manifests = ['**/pyproject.toml'];

/** Folders in which the graph looks for no project. */
const unseen = /(^|\/)(node_modules|\.venv|venv|dist|\.tox|\.nox|site-packages)\//;

/**
 * Checks that a project can be in the graph: Nx sees its pyproject.toml, and no other project has its name.
 *
 * @throws DirectoryRefused, ProjectExists
 */
export async function assertVisible(tree: Tree, file: string, name: string): Promise<void> {
  let files = await globAsync(tree, manifests);
  if (!files.includes(file)) {
    // The project may have been moved here a moment ago.
    resetWorkspaceContext();
    files = glob(tree, manifests);
  }
  if (!files.includes(file) || unseen.test(file)) {
    throw new DirectoryRefused({
      what: 'Nx does not see the project.',
      where: file,
      why: 'a line of .gitignore or .nxignore leaves it out, or it lies in a folder for installed or built packages.',
      fix: 'take the line out, or move the project; `git check-ignore -v` names the line',
    });
  }
  const directory = parent(file);
  const others = files.filter((other) => other !== file && !unseen.test(other) && distributionOf(tree, other) === name).map(parent);
  const taken = [...others, ...[...getProjects(tree)].filter(([other]) => other === name).map(([, { root }]) => root || '.')].find(
    (root) => root !== directory,
  );
  if (taken === undefined) return;
  throw new ProjectExists({
    what: `this workspace has a project "${name}".`,
    where: taken,
    why: 'two projects of one name cannot be told apart, and Nx refuses the whole workspace.',
    fix: `give one of them another name, in ${file} or there`,
  });
}

function parent(file: string): string {
  return file.split('/').slice(0, -1).join('/') || '.';
}

/** The name under which a pyproject.toml is in the graph, as far as it can be read. */
function distributionOf(tree: Tree, file: string): unknown {
  try {
    const { project, tool } = parsePyproject(tree.read(file, 'utf8') ?? '', file) as {
      project?: { name?: unknown };
      tool?: { poetry?: { name?: unknown }; 'nx-robyn'?: { name?: unknown } };
    };
    return tool?.['nx-robyn']?.name ?? project?.name ?? tool?.poetry?.name;
  } catch (error) {
    if (error instanceof RobynError) return undefined;
    throw error;
  }
}
