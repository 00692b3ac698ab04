import type { Tree } from '@nx/devkit';
import { glob, globAsync } from 'nx/src/generators/utils/glob';
import { getProjects } from 'nx/src/generators/utils/project-configuration';
import { resetWorkspaceContext } from 'nx/src/utils/workspace-context';
import { type Packaging, packaging } from '../../packaging/packaging';
import { RobynError } from '../../service/errors';
import { hasManifest, readManifest } from '../../service/manifest';
import type { ServiceModel } from '../../service/model';
import { parsePyproject } from '../../service/pyproject';

// The two functions that @nx/devkit re-exports. Loading the devkit itself takes as long as making a service.

/** What a workspace holds already. */
export interface WorkspaceServices {
  /** Services that can be read, by directory. */
  readonly services: ReadonlyMap<string, ServiceModel>;
  /** Directory of every project, by name. */
  readonly projects: ReadonlyMap<string, string>;
  /** What every pyproject.toml says as a Python package, by directory; `.` is the workspace itself. */
  readonly packagings: ReadonlyMap<string, Packaging>;
  /** Why a pyproject.toml cannot be read, by directory. */
  readonly unreadable: ReadonlyMap<string, RobynError>;
}

/** A pyproject.toml that could be read. */
interface Found {
  readonly packaging: Packaging;
  /** Undefined where it is no project. */
  readonly name?: string;
  readonly service?: ServiceModel;
}

interface Named {
  readonly name?: unknown;
}

const manifests = ['**/pyproject.toml'];
const installed = /(^|\/)(node_modules|\.venv|dist)\//;

/**
 * Reads the projects and the services of a workspace from its files. A file that cannot be read takes no name.
 *
 * @param changed whether files may have changed since Nx listed them: then they are listed anew
 */
export async function workspaceServices(tree: Tree, changed = false): Promise<WorkspaceServices> {
  const services = new Map<string, ServiceModel>();
  const projects = new Map<string, string>();
  const packagings = new Map<string, Packaging>();
  const unreadable = new Map<string, RobynError>();
  if (changed) resetWorkspaceContext();
  for (const [name, project] of getProjects(tree)) projects.set(name, project.root);
  for (const file of changed ? glob(tree, manifests) : await globAsync(tree, manifests)) {
    if (installed.test(file)) continue;
    const directory = file.split('/').slice(0, -1).join('/');
    const found = readProject(tree.read(file, 'utf8') ?? '', file);
    if (found instanceof RobynError) unreadable.set(directory, found);
    if (found instanceof RobynError) continue;
    packagings.set(directory === '' ? '.' : directory, found.packaging);
    if (found.name !== undefined) projects.set(found.name, directory);
    if (found.service !== undefined) services.set(directory, found.service);
  }
  return { services, projects, packagings, unreadable };
}

function readProject(text: string, file: string): Found | RobynError {
  try {
    const pyproject = parsePyproject(text, file);
    const found = { packaging: packaging(pyproject) };
    if (hasManifest(pyproject)) {
      const service = readManifest(pyproject, file);
      return { ...found, name: service.name, service };
    }
    const { project, tool } = pyproject as { project?: Named; tool?: { poetry?: Named } };
    const name = project?.name ?? tool?.poetry?.name;
    return typeof name === 'string' ? { ...found, name } : found;
  } catch (error) {
    if (error instanceof RobynError) return error;
    throw error;
  }
}
