import { join } from 'node:path';
import type { GeneratorCallback, Tree } from '@nx/devkit';
import { renderService } from '../../blueprint/render';
import { packageVersion } from '../../disk/package';
import { shippedTemplates } from '../../disk/templates';
import { UvWorkspaces } from '../../packaging/uv-workspaces';
import { normalize, type ServiceRequest } from '../../service/normalize';
import { packageManagerCommands } from '../../toolchain/service-commands';
import type { Generation } from '../../transaction/generation';
import { transact } from '../../transaction/transact';
import { initialize } from '../init/initialize';
import { followImage } from './image-context';
import { workspaceAbove } from './index-settings';
import { decideLock, type Lock, wantedLock } from './lock';
import { exists } from './place';
import { lockWrites, resolveLock } from './resolve-lock';
import type { NxRobynService } from './schema';
import { assertManagerFits } from './uv-membership';
import { workspaceServices } from './workspace-services';

/**
 * Makes a service. Again with the same options it changes nothing.
 *
 * @returns a callback for after the flush: it resolves the lock where none ships, and says what to do next
 * @throws RobynError of many names, before anything is written
 */
export function serviceGenerator(tree: Tree, options: NxRobynService): Promise<GeneratorCallback> {
  return transact(tree, (generation) => generate(tree, options, generation));
}

export default serviceGenerator;

async function generate(tree: Tree, options: NxRobynService, generation: Generation): Promise<GeneratorCallback> {
  const workspace = await workspaceServices(tree, generation.workspaceChanged);
  const request = normalize(options, {
    recordedPorts: [...workspace.services.values()].map((service) => service.port),
    templateVersion: packageVersion(),
  });
  if (exists(tree, request, workspace)) {
    return () => console.log(`The service "${request.model.name}" is there with these options: nothing to do.`);
  }
  assertManagerFits({ name: request.model.name, directory: request.directory, kind: 'service' }, request.model.packageManager, tree.root);
  const lock = decideLock(wantedLock(request), tree.root, process.env);
  if (lock.kind === 'resolve') generation.writes(...lockWrites(request.model.packageManager, request.directory, tree.root));
  const initialized = await initialize(tree);
  writeService(tree, request, lock);
  followImage(tree, request.directory, [], new UvWorkspaces(workspace.packagings));
  return async () => {
    if (lock.kind === 'resolve') await resolveLock(generation, request.model, join(tree.root, request.directory), lock.reason);
    await initialized();
    sayNext(request, lock, lock.kind === 'resolve' && workspaceAbove(join(tree.root, request.directory)) !== undefined);
  };
}

function writeService(tree: Tree, request: ServiceRequest, lock: Lock): void {
  for (const file of renderService(request.model, shippedTemplates())) {
    tree.write(join(request.directory, file.path), file.content, { mode: file.mode });
  }
  if (lock.kind === 'text') {
    tree.write(join(request.directory, packageManagerCommands(request.model.packageManager).lockFile), lock.text);
  }
}

/** @param shared whether the lock is that of a uv workspace */
function sayNext({ model, directory }: ServiceRequest, lock: Lock, shared: boolean): void {
  console.log(
    [
      `The service "${model.name}" is in ${directory}. Next:`,
      ...(shared ? ['  npx nx sync     write what it uses of the shared lock'] : []),
      ...(lock.kind === 'none' ? [`  npx nx run ${model.name}:lock     resolve its dependencies`] : []),
      `  npx nx run ${model.name}:dev      serve it on embedded SQLite, with reload`,
      `  npx nx run ${model.name}:check    lint, types and tests`,
      `  npx nx show project ${model.name}`,
    ].join('\n'),
  );
}
