import type { Tree } from '@nx/devkit';
import type { UvWorkspaces } from '../../packaging/uv-workspaces';
import { ProjectNotPython, ProjectUnknown } from '../../service/errors';
import type { PackageManager } from '../../service/model';
import type { WorkspaceServices } from '../service/workspace-services';
import { pyprojectOf, type PythonProject, readPythonProject } from './python-project';

/** The project that is to depend on a library. */
export interface Dependant extends PythonProject {
  /** Name of its Nx project. */
  readonly name: string;
  readonly packageManager: PackageManager;
}

/**
 * @param name what `--project` says
 * @param library its name, for messages
 * @throws ProjectUnknown, ProjectNotPython; what keeps its file from being read
 */
export function chosenDependant(tree: Tree, workspace: WorkspaceServices, workspaces: UvWorkspaces, name: string, library: string): Dependant {
  const python = [...workspace.projects].filter(([, root]) => workspace.packagings.get(root === '' ? '.' : root)?.distribution !== undefined);
  const names = python.map(([known]) => known).sort();
  const command = `nx g robyn:library ${library} --project`;
  const found = workspace.projects.get(name);
  const directory = found === '' ? '.' : found;
  const broken = directory === undefined ? undefined : workspace.unreadable.get(directory);
  if (broken !== undefined) throw broken;
  if (directory === undefined) {
    throw new ProjectUnknown({
      what: `this workspace has no project "${name}".`,
      where: '--project',
      why: names.length === 0 ? 'it has no Python project.' : `its Python projects are ${names.join(', ')}.`,
      fix: names.length === 0 ? `nx g robyn:service ${name}` : `${command} ${names[0]}`,
    });
  }
  if (!names.includes(name)) {
    throw new ProjectNotPython({
      what: `the project "${name}" is no Python project.`,
      where: directory,
      why: 'it has no pyproject.toml with a name.',
      fix: names.length === 0 ? 'nx g robyn:service orders' : `${command} ${names[0]}`,
    });
  }
  const project = readPythonProject(tree, directory, workspaces);
  const { packageManager } = project;
  if (packageManager !== undefined) return { ...project, name, packageManager };
  throw new ProjectNotPython({
    what: `it is not known how "${name}" is installed.`,
    where: pyprojectOf(directory),
    why: 'it has neither a uv.lock nor a poetry.lock, nor a table of uv or Poetry, and each is told of a path in its own way.',
    fix: `uv lock (or poetry lock) in ${directory}, and run the same command again`,
  });
}
