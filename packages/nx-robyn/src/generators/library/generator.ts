import { join } from 'node:path';
import type { GeneratorCallback, Tree } from '@nx/devkit';
import { renderLibrary } from '../../blueprint/library';
import { libraryLock, libraryLockName } from '../../blueprint/lock';
import { shippedTemplates } from '../../disk/templates';
import { UvWorkspaces } from '../../packaging/uv-workspaces';
import { type LibraryRequest, type NewLibrary, newLibrary, normalizeLibrary } from '../../service/library/normalize';
import { packageManagerCommands } from '../../toolchain/service-commands';
import type { Generation } from '../../transaction/generation';
import { transact } from '../../transaction/transact';
import { initialize } from '../init/initialize';
import { decideLock, type Lock, type WantedLock } from '../service/lock';
import { assertFreePlace } from '../service/place';
import { lockWrites, resolveLock } from '../service/resolve-lock';
import { assertManagerFits } from '../service/uv-membership';
import { workspaceServices, type WorkspaceServices } from '../service/workspace-services';
import { chosenDependant, type Dependant } from './dependant';
import { textWithDependency } from './dependency';
import { followImages } from './follow-images';
import { followingLocks } from './follow-locks';
import { existingLibrary } from './library';
import { PathGraph } from './path-graph';
import { pyprojectOf } from './python-project';
import { said } from './report';
import type { NxRobynLibrary } from './schema';
import { futureLibrary } from './target';

/**
 * Makes a library, and lets a project depend on it. Again with the same options it changes nothing.
 *
 * @returns a callback for after the flush: it resolves the locks that have to follow, and says what to do next
 * @throws RobynError of many names, before anything is written
 */
export function libraryGenerator(tree: Tree, options: NxRobynLibrary): Promise<GeneratorCallback> {
  return transact(tree, (generation) => generate(tree, options, generation));
}

export default libraryGenerator;

async function generate(tree: Tree, options: NxRobynLibrary, generation: Generation): Promise<GeneratorCallback> {
  const request = normalizeLibrary(options);
  const workspace = await workspaceServices(tree, generation.workspaceChanged);
  const workspaces = new UvWorkspaces(workspace.packagings);
  const existing = existingLibrary(tree, request, workspace, workspaces);
  const dependant = request.project === undefined ? undefined : chosenDependant(tree, workspace, workspaces, request.project, request.name);
  const made = existing === undefined ? planned(tree, request, dependant, workspace) : undefined;
  const library = existing ?? futureLibrary(made as NewLibrary);
  const graph = new PathGraph(workspace.packagings, tree.root);
  const text = dependant && textWithDependency({ tree, graph, workspaces, dependant, library, isNew: made !== undefined });
  const stale = dependant === undefined || text === undefined ? [] : followingLocks(tree, dependant, graph, workspaces);
  const locks = request.skipLock ? [] : stale;
  const lock = made === undefined ? undefined : decideLock(wantedLibraryLock(made, request), tree.root, process.env);
  // The lock of the uv workspace that takes the library in is resolved with it, for all of its members.
  const shared = made !== undefined && lock?.kind === 'resolve' ? workspaces.workspaceOf(made.directory) : undefined;

  const resolved = shared !== undefined || locks.some(({ directory }) => workspaces.workspaceOf(directory) === directory);
  if (made !== undefined && lock?.kind === 'resolve') generation.writes(...lockWrites(made.model.packageManager, made.directory, tree.root));
  generation.writes(...locks.flatMap(({ lockFile, directory, packageManager }) => [lockFile, ...lockWrites(packageManager, directory, tree.root)]));
  const initialized = made === undefined ? () => undefined : await initialize(tree);
  if (made !== undefined && lock !== undefined) writeLibrary(tree, made, lock);
  if (dependant !== undefined && text !== undefined) tree.write(pyprojectOf(dependant.directory), text);
  const images = dependant === undefined || text === undefined ? [] : followImages(tree, dependant, library, graph, workspaces);
  return async () => {
    if (made !== undefined && lock?.kind === 'resolve') await resolveLock(generation, made.model, join(tree.root, made.directory), lock.reason);
    for (const one of locks.filter(({ directory }) => directory !== shared)) {
      await resolveLock(generation, one, join(tree.root, one.directory), `"${dependant?.name}" depends on "${request.name}" now`);
    }
    await initialized();
    console.log(said({ name: request.name, directory: library.directory, made: made !== undefined, lock, dependant, changed: text !== undefined, stale, shared: resolved, skipped: request.skipLock, images }));
  };
}

/** Checks a library that is to be made. */
function planned(tree: Tree, request: LibraryRequest, dependant: Dependant | undefined, workspace: WorkspaceServices): NewLibrary {
  const made = newLibrary(request, dependant?.packageManager ?? 'uv');
  const project = { name: made.model.name, directory: made.directory, kind: 'library' } as const;
  assertFreePlace(tree, project, workspace);
  assertManagerFits(project, made.model.packageManager, tree.root);
  return made;
}

function wantedLibraryLock({ model, directory }: NewLibrary, { skipLock }: LibraryRequest): WantedLock {
  return {
    directory,
    packageManager: model.packageManager,
    source: skipLock ? 'none' : 'shipped',
    shipped: libraryLockName(model),
    fill: (shipped) => libraryLock(shipped, model),
  };
}

function writeLibrary(tree: Tree, { model, directory }: NewLibrary, lock: Lock): void {
  for (const { path, content } of renderLibrary(model, shippedTemplates())) tree.write(join(directory, path), content);
  if (lock.kind === 'text') tree.write(join(directory, packageManagerCommands(model.packageManager).lockFile), lock.text);
}
