import { NameRefused } from '../errors';
import { kebabCase } from '../names';
import { attributeName, type EntityModel, type Field } from './model';
import { looksPlural, pluralOf, singularOf } from './plural';
import { whyEntityReserved } from './reserved-names';

/** Longest name in PostgreSQL, in bytes; all names are ASCII. */
export const longestIdentifier = 63;

/** `order-item` -> `order_item`. */
export function snakeCase(kebab: string): string {
  return kebab.replaceAll('-', '_');
}

/** `order-item` or `order_item` -> `OrderItem`. */
export function pascalCase(name: string): string {
  return name
    .split(/[-_]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** The JSON name of an attribute, as Pydantic's `to_camel` makes it: `unit_price` -> `unitPrice`, `line2text` -> `line2Text`. */
export function camelCase(attribute: string): string {
  if (/^[a-z]+[A-Za-z0-9]*$/.test(attribute) && !/\d[a-z]/.test(attribute)) return attribute;
  const pascal = attribute
    .replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase())
    .replace(/([0-9A-Za-z])_(?=[0-9A-Z])/g, '$1');
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** The two names of an entity, in kebab-case. */
export interface EntityNames {
  readonly name: string;
  readonly plural: string;
}

/**
 * The names of an entity from what was typed; `order-item`, `OrderItem` and `order_item` are the same.
 *
 * @param plural what `--plural` says; else it is made by the rules of English
 * @throws NameRefused when a name cannot be one of a module, a class, a table and a route, or a service has it already
 */
export function entityNames(typed: string, plural: string | undefined): EntityNames {
  const name = entityName(typed, 'NAME');
  if (plural === undefined && looksPlural(name)) {
    const singular = singularOf(name) ?? name;
    throw refusal(typed, 'NAME', `an entity is named in the singular, and "${name}" looks like the plural of "${singular}".`, {
      fix: `nx g robyn:entity ${singular}, or say its plural: nx g robyn:entity ${name} --plural ${name}-list`,
    });
  }
  const many = plural === undefined ? pluralOf(name) : entityName(plural, '--plural');
  if (many === name) {
    throw refusal(plural ?? typed, plural === undefined ? 'NAME' : '--plural', 'its singular and its plural are the same, and both become names of modules.', {
      fix: `nx g robyn:entity ${name} --plural ${name}-list`,
    });
  }
  const why = whyEntityReserved(cases(name), cases(many));
  if (why !== undefined) throw refusal(typed, 'NAME', why, { fix: `nx g robyn:entity ${alternative(name)}` });
  return { name, plural: many };
}

/**
 * One name of an entity in kebab-case from what was typed.
 *
 * @param where the option, for the message
 * @throws NameRefused when it is empty, a path, not ASCII, or does not begin with a letter
 */
export function entityName(typed: string, where: string): string {
  const refuse = (why: string): never => {
    throw refusal(typed, where, why, { fix: where === 'NAME' ? `nx g robyn:entity ${suggestion(typed)}` : `${where} ${suggestion(typed)}` });
  };
  if (typed.trim() === '') refuse('it is empty.');
  if (/[/\\]/.test(typed) || typed.includes('..')) refuse('it holds a path, and a name is one word.');
  // eslint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(typed)) refuse('it holds letters outside ASCII, which routes do not take as they are.');
  if (!/^[A-Za-z]/.test(typed)) refuse('it becomes a Python class, which begins with a letter.');
  if (!/^[A-Za-z0-9_ -]+$/.test(typed)) refuse('only letters, digits and hyphens are safe in all the names it becomes.');
  const name = kebabCase(typed);
  if (name.length > longestIdentifier) refuse(`it has ${name.length} characters, and names in PostgreSQL end at ${longestIdentifier}.`);
  return name;
}

/** What of an entity is in the names of its constraints. */
export type Named = Pick<EntityModel, 'plural' | 'owner'>;

/** The longest name that the database gets of a field and its table: constraints hold table, column and the table referred to. */
export function longestDatabaseName({ plural, owner }: Named, field: Field, tableOf: (target: string) => string): string {
  const table = snakeCase(plural);
  const column = attributeName(field);
  return [
    column,
    `${table}_id_seq`,
    ...(owner ? [`fk_${table}_owner_id_users`] : []),
    ...(field.unique ? [`uq_${table}_${owner ? 'owner_id_' : ''}${column}`] : []),
    ...(field.index ? [`ix_${table}_${column}`] : []),
    ...(field.type === 'enum' ? [`ck_${table}_${column}`] : []),
    ...(field.target === undefined ? [] : [`fk_${table}_${column}_${tableOf(field.target)}`]),
  ].reduce((longest, name) => (name.length > longest.length ? name : longest));
}

function cases(name: string) {
  return { snake: snakeCase(name), pascal: pascalCase(name) };
}

/** The nearest name that would be accepted, for the last line of a refusal. */
function suggestion(typed: string): string {
  const ascii = typed.normalize('NFKD').replace(/[^A-Za-z0-9\s._-]/g, '');
  const name = kebabCase(ascii).replace(/^[0-9-]+/, '').slice(0, 40).replace(/-+$/, '');
  return name === '' ? 'order-item' : name;
}

function alternative(name: string): string {
  return `${name.slice(0, 40).replace(/-+$/, '')}-record`;
}

function refusal(typed: string, where: string, why: string, { fix }: { fix: string }): NameRefused {
  return new NameRefused({ what: `"${typed}" cannot be the name of an entity.`, where, why, fix });
}
