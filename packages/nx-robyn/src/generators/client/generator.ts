import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { GeneratorCallback, Tree } from '@nx/devkit';
import { contractTypes, typesFile } from '../../client/contract-types';
import { type ClientLibrary, libraryFiles } from '../../client/library-files';
import { contractFile } from '../../contract/files';
import { typesGenerator } from '../../disk/types-generator';
import type { Generation } from '../../transaction/generation';
import { transact } from '../../transaction/transact';
import { type ChosenService, chosenService } from '../entity/chosen-service';
import { initialize } from '../init/initialize';
import { install, installWrites } from '../init/install';
import { assertFreePlace } from '../service/place';
import { workspaceServices } from '../service/workspace-services';
import { assertFreeContract, writeContractProject } from './contract-project';
import { existingClients, isThere } from './existing-clients';
import { javascriptWorkspace } from './javascript-workspace';
import { registerClient } from './registration';
import { clientRequest } from './request';
import type { NxRobynClient } from './schema';
import { assertAskable, writeContract } from './service-contract';

/**
 * Makes a client library of a service. Again with the same options it changes nothing.
 *
 * @returns a callback for after the flush: it has the service write the contract where there is none, and installs
 * @throws RobynError of many names, before anything is written
 */
export function clientGenerator(tree: Tree, options: NxRobynClient): Promise<GeneratorCallback> {
  return transact(tree, (generation) => generate(tree, options, generation));
}

export default clientGenerator;

async function generate(tree: Tree, options: NxRobynClient, generation: Generation): Promise<GeneratorCallback> {
  const request = clientRequest(options);
  const workspace = await workspaceServices(tree, generation.workspaceChanged);
  const service = chosenService(tree, workspace, options.project, `nx g robyn:client ${request.name}`, request.name);
  const document = posix.join(service.directory, contractFile);
  if (isThere(await existingClients(tree), request, document)) {
    return () => console.log(`The client "${request.name}" is there with these options: nothing to do.`);
  }
  const { scope, ...javascript } = javascriptWorkspace(tree);
  assertFreePlace(tree, { name: request.name, directory: request.directory, kind: 'client' }, workspace);
  assertFreeContract(tree, service, workspace);
  const packageName = scope === undefined ? request.name : `${scope}/${request.name}`;
  const library: ClientLibrary = { ...request, ...javascript, packageName, service: service.model.name, document };
  const text = tree.exists(document) ? tree.read(document, 'utf8') : null;
  const types = text === null ? undefined : await typesOf(library, text);
  if (types === undefined) assertAskable(service, tree.root);

  const generated = posix.join(library.directory, typesFile);
  const initialized = await initialize(tree);
  writeLibrary(tree, library, service);
  if (types === undefined) generation.writes(document, generated, posix.join(service.directory, '.venv'));
  else tree.write(generated, types);
  if (!options.skipInstall) generation.writes(...installWrites);
  return async () => {
    if (types === undefined) {
      await writeContract(generation, service, tree.root);
      write(join(tree.root, generated), await typesOf(library, readFileSync(join(tree.root, document), 'utf8')));
    }
    await initialized();
    if (!options.skipInstall) await install(generation, tree.root);
    sayNext(library, types === undefined);
  };
}

function typesOf({ name, document }: ClientLibrary, text: string): Promise<string> {
  return contractTypes({ text, document, project: name, generator: typesGenerator() });
}

function writeLibrary(tree: Tree, library: ClientLibrary, service: ChosenService): void {
  for (const { path, text } of libraryFiles(library)) tree.write(posix.join(library.directory, path), text);
  writeContractProject(tree, service);
  registerClient(tree, library);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function sayNext({ name, packageName, directory, document }: ClientLibrary, contractIsNew: boolean): void {
  console.log(
    [
      `The client "${name}" is in ${directory}: import from "${packageName}". Next:`,
      ...(contractIsNew ? [`  commit ${document}: it is the contract that the client is made from`] : []),
      `  npx nx run ${name}:typecheck`,
      `  npx nx run ${name}:generate     after a change of the contract; nx sync:check finds it when that was forgotten`,
    ].join('\n'),
  );
}
