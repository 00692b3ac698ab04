import type { GeneratorCallback, Tree } from '@nx/devkit';
import { shippedTemplates } from '../../disk/templates';
import { attributeName, type EntityModel } from '../../service/entity/model';
import { entityName } from '../../service/entity/names';
import { referringEntities } from '../../service/entity/references';
import { EntityReferenced, NameMissing } from '../../service/errors';
import type { ServiceModel } from '../../service/model';
import type { Generation } from '../../transaction/generation';
import { transact } from '../../transaction/transact';
import { changeService } from '../entity/change-service';
import { chosenService, type ChosenService } from '../entity/chosen-service';
import { ServiceFiles } from '../entity/service-files';
import { workspaceServices } from '../service/workspace-services';
import type { NxRobynRemoveEntity } from './schema';

/**
 * Takes an entity out of a service: what `entity` made goes, and nothing else. An entity that is not there is nothing
 * to do.
 *
 * @returns a callback for after the flush: it says which migration to make
 * @throws RobynError of many names, before anything is written
 */
export function removeEntityGenerator(tree: Tree, options: NxRobynRemoveEntity): Promise<GeneratorCallback> {
  return transact(tree, (generation) => generate(tree, options, generation));
}

export default removeEntityGenerator;

async function generate(tree: Tree, options: NxRobynRemoveEntity, generation: Generation): Promise<GeneratorCallback> {
  const workspace = await workspaceServices(tree, generation.workspaceChanged);
  const name = typedName(options);
  const command = `nx g robyn:remove-entity ${name}`;
  const service = chosenService(tree, workspace, options.project, command, name);
  const entity = service.model.entities.find((one) => one.name === name);
  if (entity === undefined) return () => console.log(`The service "${service.model.name}" has no entity "${name}"${others(service.model)}: nothing to do.`);
  const force = options.force === true;
  const referring = referringEntities(name, service.model.entities);
  if (referring.length > 0) assertMayGo(entity, referring, service, force, command);
  const change = {
    before: service.model,
    after: withoutEntity(service.model, name),
    entities: [name, ...referring.map((one) => one.name)],
    undertaking: { subject: `the entity "${name}"`, command },
    force,
  };
  const { remains } = changeService(change, new ServiceFiles(tree, service.directory), shippedTemplates());
  if (remains.length > 0) console.log(`These lines were edited and stay; take them out:\n${remains.join('\n')}`);
  return () => sayNext(service, entity, referring);
}

function typedName({ name }: NxRobynRemoveEntity): string {
  if (name !== undefined && name !== '') return entityName(String(name), 'NAME');
  throw new NameMissing({
    what: 'it is not said which entity should go.',
    why: 'no name was given and there is no terminal to ask on.',
    fix: 'nx g robyn:remove-entity order-item',
  });
}

/**
 * @throws EntityReferenced unless it is forced, and then, too, where an entity would have no field any more
 */
function assertMayGo(entity: EntityModel, referring: readonly EntityModel[], { directory }: ChosenService, force: boolean, command: string): void {
  const bare = referring.find(({ fields }) => fields.every(({ target }) => target === entity.name));
  if (force && bare === undefined) return;
  const references = referring.flatMap((one) => one.fields.filter(({ target }) => target === entity.name).map((field) => `${one.name}.${attributeName(field)}`));
  throw new EntityReferenced({
    what: `the entity "${entity.name}" cannot go: ${references.join(', ')} ${references.length === 1 ? 'refers' : 'refer'} to it.`,
    where: `${directory}/pyproject.toml`,
    why: force ? `"${bare?.name}" has no other field, and an entity has one.` : 'what refers to it would refer to nothing; nothing was written.',
    fix: force ? `nx g robyn:remove-entity ${bare?.name}, then the same command again` : `change or remove what refers to it first, or take these fields away with it: ${command} --force`,
  });
}

/** A service without an entity, and without the fields that refer to it. */
function withoutEntity(service: ServiceModel, name: string): ServiceModel {
  const entities = service.entities
    .filter((entity) => entity.name !== name)
    .map((entity) => ({ ...entity, fields: entity.fields.filter(({ target }) => target !== name) }));
  return { ...service, entities };
}

function others({ entities }: ServiceModel): string {
  return entities.length === 0 ? '' : ` (it has ${entities.map(({ name }) => name).join(', ')})`;
}

function sayNext({ model, directory }: ChosenService, entity: EntityModel, referring: readonly EntityModel[]): void {
  const fields = referring.length === 0 ? '' : `, and what referred to it in ${referring.map(({ name }) => name).join(', ')}`;
  console.log(
    [
      `The entity "${entity.name}" is gone from ${directory}${fields}. Its table goes with a migration:`,
      `  npx nx run ${model.name}:makemigration --message "remove ${entity.plural.replaceAll('-', ' ')}"`,
      `  npx nx run ${model.name}:migrate`,
      `  npx nx run ${model.name}:openapi`,
      `  npx nx run ${model.name}:check`,
    ].join('\n'),
  );
}
