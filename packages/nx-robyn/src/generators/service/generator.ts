import { join } from 'node:path';
import type { GeneratorCallback, Tree } from '@nx/devkit';
import { readNxJson } from 'nx/src/generators/utils/project-configuration';
import { renderService } from '../../blueprint/render';
import { packageVersion } from '../../disk/package';
import { shippedTemplates } from '../../disk/templates';
import { normalize, type ServiceRequest } from '../../service/normalize';
import { packageManagerCommands } from '../../toolchain/service-commands';
import { rememberFiles, type Undo } from '../../transaction/undo';
import { isRegistered } from '../init/registration';
import { decideLock, type Lock } from './lock';
import { exists } from './place';
import { resolveLock } from './resolve-lock';
import type { NxRobynService } from './schema';
import { workspaceServices } from './workspace-services';

/**
 * Makes a service. Again with the same options it changes nothing.
 *
 * @returns a callback for after the flush: it resolves the lock where none ships, and says what to do next
 * @throws RobynError of many names, before anything is written
 */
export async function serviceGenerator(tree: Tree, options: NxRobynService): Promise<GeneratorCallback> {
  const workspace = await workspaceServices(tree);
  const request = normalize(options, {
    recordedPorts: [...workspace.services.values()].map((service) => service.port),
    templateVersion: packageVersion(),
  });
  if (exists(tree, request, workspace)) {
    return () => console.log(`The service "${request.model.name}" is there with these options: nothing to do.`);
  }
  const lock = decideLock(request, tree.root, process.env);
  const before = paths(tree);
  const initialized = await initialize(tree);
  writeService(tree, request, lock);
  const undo = rememberFiles(tree.root, [...paths(tree)].filter((path) => !before.has(path)));
  return () => finish(tree, request, lock, undo, initialized);
}

export default serviceGenerator;

/** Registers the plugin where that has not been done. Its generator is loaded only then. */
async function initialize(tree: Tree): Promise<GeneratorCallback> {
  if (isRegistered(readNxJson(tree) ?? {})) return () => undefined;
  const { initGenerator } = await import('../init/generator');
  return initGenerator(tree, {});
}

function writeService(tree: Tree, request: ServiceRequest, lock: Lock): void {
  for (const file of renderService(request.model, shippedTemplates())) {
    tree.write(join(request.directory, file.path), file.content, { mode: file.mode });
  }
  if (lock.kind === 'text') {
    tree.write(join(request.directory, packageManagerCommands(request.model.packageManager).lockFile), lock.text);
  }
}

async function finish(
  tree: Tree,
  request: ServiceRequest,
  lock: Lock,
  undo: Undo,
  initialized: GeneratorCallback,
): Promise<void> {
  const { model, directory } = request;
  if (lock.kind === 'resolve') resolveLock(model, join(tree.root, directory), lock.reason, undo);
  await initialized();
  console.log(
    [
      `The service "${model.name}" is in ${directory}. Next:`,
      ...(lock.kind === 'none' ? [`  npx nx run ${model.name}:lock     resolve its dependencies`] : []),
      `  npx nx run ${model.name}:dev      serve it on embedded SQLite, with reload`,
      `  npx nx run ${model.name}:check    lint, types and tests`,
      `  npx nx show project ${model.name}`,
    ].join('\n'),
  );
}

function paths(tree: Tree): ReadonlySet<string> {
  return new Set(tree.listChanges().map((change) => change.path));
}
