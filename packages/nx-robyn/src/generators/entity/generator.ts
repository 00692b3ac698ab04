import type { GeneratorCallback, Tree } from '@nx/devkit';
import { shippedTemplates } from '../../disk/templates';
import { writeField } from '../../service/entity/grammar';
import type { EntityModel } from '../../service/entity/model';
import { entityName } from '../../service/entity/names';
import { givenName, normalizeEntity, type RawEntityOptions } from '../../service/entity/normalize';
import { referringEntities } from '../../service/entity/references';
import { writeEntity } from '../../service/manifest';
import type { ServiceModel } from '../../service/model';
import type { Generation } from '../../transaction/generation';
import { transact } from '../../transaction/transact';
import { workspaceServices } from '../service/workspace-services';
import { changeService } from './change-service';
import { chosenService, type ChosenService } from './chosen-service';
import { fieldTable } from './field-table';
import { readOptionsFile } from './options-file';
import type { NxRobynEntity } from './schema';
import { ServiceFiles } from './service-files';

/**
 * Makes an entity through every layer of a service, or changes one that is there. Again with the same options it
 * changes nothing; what is not given stays as it is recorded.
 *
 * @returns a callback for after the flush: it says what to do next
 * @throws RobynError of many names, before anything is written
 */
export function entityGenerator(tree: Tree, options: NxRobynEntity): Promise<GeneratorCallback> {
  return transact(tree, (generation) => generate(tree, options, generation));
}

export default entityGenerator;

async function generate(tree: Tree, options: NxRobynEntity, generation: Generation): Promise<GeneratorCallback> {
  const workspace = await workspaceServices(tree, generation.workspaceChanged);
  const raw = requested(tree, options);
  const name = entityName(givenName(raw), 'NAME');
  const command = `nx g robyn:entity ${name}`;
  const service = chosenService(tree, workspace, options.project, command, name);
  const recorded = service.model.entities.find((entity) => entity.name === name);
  const entity = normalizeEntity(recorded === undefined ? raw : { ...asRequested(recorded), ...raw }, service.model);
  if (recorded !== undefined && writeEntity(recorded) === writeEntity(entity)) {
    return () => console.log(`The entity "${entity.name}" is in ${service.model.name} with these options: nothing to do.`);
  }
  console.log(fieldTable(entity));
  const referring = referringEntities(name, service.model.entities).map((one) => one.name);
  const change = {
    before: service.model,
    after: withEntity(service.model, entity),
    entities: [name, ...referring],
    undertaking: { subject: `the entity "${name}"`, command },
    force: false,
  };
  const { left } = changeService(change, new ServiceFiles(tree, service.directory), shippedTemplates());
  return () => sayNext(service, entity, recorded, left);
}

/** What was asked for: the options, and before them what the file of `--from` says. An empty answer is none. */
function requested(tree: Tree, { project: _, from, ...options }: NxRobynEntity): RawEntityOptions {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== ''));
  return from === undefined || from === '' ? given : { ...readOptionsFile(tree, from), ...given };
}

/** An entity as the options that would make it. */
function asRequested({ name, plural, auth, owner, fields }: EntityModel): RawEntityOptions {
  return { name, plural, auth, owner, fields: fields.map(writeField).join(',') };
}

/** A service with an entity in the place of the one of that name, or after the others. */
function withEntity(service: ServiceModel, entity: EntityModel): ServiceModel {
  const { entities } = service;
  const present = entities.some(({ name }) => name === entity.name);
  return { ...service, entities: present ? entities.map((one) => (one.name === entity.name ? entity : one)) : [...entities, entity] };
}

function sayNext({ model, directory }: ChosenService, entity: EntityModel, recorded: EntityModel | undefined, left: readonly string[]): void {
  const [done, message] = recorded === undefined ? ['is in', 'add'] : ['is changed in', 'change'];
  const tests = left.length === 0 ? '' : ` (${left.length === 1 ? 'a deleted test stays' : 'deleted tests stay'} deleted)`;
  console.log(
    [
      `The entity "${entity.name}" ${done} ${directory}, at /${entity.plural}${tests}. Next:`,
      `  npx nx run ${model.name}:makemigration --message "${message} ${entity.plural.replaceAll('-', ' ')}"`,
      `  npx nx run ${model.name}:migrate`,
      `  npx nx run ${model.name}:openapi`,
      `  npx nx run ${model.name}:check`,
    ].join('\n'),
  );
}
