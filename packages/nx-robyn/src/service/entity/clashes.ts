import { EntityExists, FieldRefused } from '../errors';
import type { ServiceModel } from '../model';
import type { LocatedField } from './field';
import { attributeName, type EntityModel } from './model';
import { camelCase, longestDatabaseName, longestIdentifier, pascalCase, snakeCase } from './names';
import { isOwnClass, whyFieldReserved } from './reserved-names';
import { pluralOf } from './plural';

/**
 * Asserts that the fields of an entity can be its attributes, columns, JSON keys and constraints together.
 *
 * @throws FieldRefused
 */
export function checkFieldNames(entity: EntityModel, located: readonly LocatedField[], service: ServiceModel): void {
  const taken = new Map(['id', 'created_at', 'updated_at', ...(entity.owner ? ['owner_id'] : [])].map((name) => [camelCase(name), name]));
  for (const { field, locate } of located) {
    const refuse = (what: string, why: string, fix: string): never => {
      throw new FieldRefused({ what, where: locate('name'), why, fix });
    };
    const attribute = attributeName(field);
    for (const name of new Set([field.name, attribute])) {
      const why = whyFieldReserved(name, service.orm);
      if (why !== undefined) refuse(`"${name}" cannot be the name of a field.`, why, `name it ${snakeCase(entity.name)}_${field.name}`);
    }
    if (field.type === 'enum' && isOwnClass(pascalCase(field.name))) {
      refuse(`"${field.name}" cannot be the name of an enum.`, `its class ${pascalCase(entity.name)}${pascalCase(field.name)} would be one that the entity has already.`, `name it ${field.name}_kind`);
    }
    const other = taken.get(camelCase(attribute));
    if (other !== undefined) {
      const same = other === attribute;
      refuse(
        same ? `two fields are "${attribute}".` : `"${other}" and "${attribute}" are one name in JSON.`,
        same ? 'an entity has one attribute and one column of a name, and a reference adds _id to its own.' : `both become "${camelCase(attribute)}".`,
        `name one of them otherwise`,
      );
    }
    taken.set(camelCase(attribute), attribute);
    const longest = longestDatabaseName(entity, field, (target) => tableOf(target, service, entity));
    if (longest.length > longestIdentifier) {
      refuse(
        `the names of the field "${field.name}" are too long.`,
        `"${longest}" has ${longest.length} characters, and names in PostgreSQL end at ${longestIdentifier}.`,
        `take ${longest.length - longestIdentifier} characters off the field's name or the entity's plural (--plural)`,
      );
    }
  }
}

/**
 * Asserts that no other entity of the service has a name that this one becomes.
 *
 * @throws EntityExists
 */
export function checkEntityNames(entity: EntityModel, service: ServiceModel): void {
  const names = (of: EntityModel) => [of.name, of.plural].flatMap((name) => [snakeCase(name), pascalCase(name).toLowerCase()]);
  for (const other of service.entities.filter(({ name }) => name !== entity.name)) {
    const shared = names(entity).find((name) => names(other).includes(name));
    if (shared === undefined) continue;
    throw new EntityExists({
      what: `"${entity.name}" and the entity "${other.name}" would share the name "${shared}".`,
      where: entity.plural === pluralOf(entity.name) ? 'NAME' : '--plural',
      why: `${other.name} has the plural ${other.plural}, and singular and plural become modules, tables and routes.`,
      fix: `give another name, or another plural: --plural ${entity.name}-list`,
    });
  }
}

/** The table that a reference points to. */
function tableOf(target: string, service: ServiceModel, entity: EntityModel): string {
  const plural = target === entity.name ? entity.plural : service.entities.find(({ name }) => name === target)?.plural;
  return snakeCase(plural ?? pluralOf(target));
}
