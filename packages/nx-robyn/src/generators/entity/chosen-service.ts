import type { Tree } from '@nx/devkit';
import { basename } from 'node:path';
import { parsePyproject } from '../../service/pyproject';
import { assertOwnLayout } from '../../service/robyn-config';
import { ProjectNotService, ProjectUnknown, ServiceMissing } from '../../service/errors';
import type { ServiceModel } from '../../service/model';
import type { WorkspaceServices } from '../service/workspace-services';

/** A service of the workspace. */
export interface ChosenService {
  /** Relative to the workspace. */
  readonly directory: string;
  readonly model: ServiceModel;
}

/**
 * The service that a generator is to work on: the one that is named, or the only one.
 *
 * @param project what `--project` says
 * @param command the generator with its first arguments, for messages
 * @param entity its name, for messages
 * @throws PeerLayout for a project of robyn-config's; ProjectUnknown, ProjectNotService, ServiceMissing; what keeps its manifest from being read
 */
export function chosenService(tree: Tree, workspace: WorkspaceServices, project: string | undefined, command: string, entity: string): ChosenService {
  const services = [...workspace.services].map(([directory, model]) => ({ directory, model }));
  if (project !== undefined && project !== '') {
    return services.find(({ model }) => model.name === project) ?? missing(tree, workspace, project, command, entity);
  }
  const [only, another] = services;
  if (only !== undefined && another === undefined) return only;
  if (only === undefined) for (const directory of workspace.projects.values()) refusePeer(tree, directory, entity);
  const [broken] = workspace.unreadable.values();
  if (only === undefined && broken !== undefined) throw broken;
  const names = services.map(({ model }) => model.name).sort();
  throw new ServiceMissing({
    what: only === undefined ? 'this workspace has no service.' : 'it is not said which service is meant.',
    where: '--project',
    why: only === undefined ? 'no pyproject.toml in it has a table [tool.nx-robyn].' : `this workspace has several: ${names.join(', ')}.`,
    fix: only === undefined ? 'nx g robyn:service orders' : `${command} --project ${names[0]}`,
  });
}

function missing(tree: Tree, { projects, services, unreadable }: WorkspaceServices, project: string, command: string, entity: string): never {
  const names = [...services.values()].map(({ name }) => name).sort();
  const directory = projects.get(project);
  if (directory !== undefined && !unreadable.has(directory)) {
    refusePeer(tree, directory, entity);
    throw new ProjectNotService({
      what: `the project "${project}" is no service that nx-robyn made.`,
      where: directory === '' ? '.' : directory,
      why: 'it has no pyproject.toml with a table [tool.nx-robyn].',
      fix: names.length === 0 ? 'nx g robyn:service orders' : `${command} --project ${names[0]}`,
    });
  }
  for (const [place, error] of unreadable) if (place === directory || isLikely(tree, place, project)) throw error;
  throw new ProjectUnknown({
    what: `this workspace has no project "${project}".`,
    where: '--project',
    why: names.length === 0 ? 'it has no service.' : `its services are ${names.join(', ')}.`,
    fix: names.length === 0 ? `nx g robyn:service ${project}` : `${command} --project ${names[0]}`,
  });
}

/** Whether a pyproject.toml that cannot be read is most likely the one of a project. */
function isLikely(tree: Tree, directory: string, project: string): boolean {
  return basename(directory) === project || (tree.read(`${directory}/pyproject.toml`, 'utf8') ?? '').includes(`"${project}"`);
}

function refusePeer(tree: Tree, directory: string, entity: string): void {
  const path = directory === '' || directory === '.' ? 'pyproject.toml' : `${directory}/pyproject.toml`;
  const text = tree.exists(path) ? tree.read(path, 'utf8') : null;
  if (text !== null) assertOwnLayout(parsePyproject(text, path), path, entity);
}
