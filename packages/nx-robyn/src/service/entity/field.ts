import { FieldRefused } from '../errors';
import { kebabCase } from '../names';
import { type Field, fieldTypes, type FieldType, type OnDelete, onDeletes } from './model';
import { entityName, snakeCase } from './names';
import { defaultLength, enumMember, longestEnumValue, longestIndexedString, longestString, mostDigits, types } from './types';

/** A field as somebody wrote it: nothing has been checked. */
export interface RawField {
  readonly name: string;
  readonly type: string;
  readonly length?: string | number | undefined;
  readonly precision?: string | number | undefined;
  readonly scale?: string | number | undefined;
  readonly values?: readonly string[] | undefined;
  readonly target?: string | undefined;
  readonly nullable?: boolean | undefined;
  readonly unique?: boolean | undefined;
  readonly index?: boolean | undefined;
  readonly default?: string | undefined;
  readonly onDelete?: string | undefined;
}

/** Where a field, or one part of it, was written. */
export type Locate = (part?: keyof RawField) => string;

/** A field and where it was written, for what is found out later. */
export interface LocatedField {
  readonly field: Field;
  readonly locate: Locate;
}

const otherWords: Readonly<Record<string, FieldType>> = {
  bool: 'boolean',
  char: 'string',
  date_time: 'datetime',
  double: 'float',
  foreignkey: 'ref',
  int: 'integer',
  int64: 'bigint',
  jsonb: 'json',
  long: 'bigint',
  number: 'float',
  numeric: 'decimal',
  reference: 'ref',
  str: 'string',
  timestamp: 'datetime',
  varchar: 'string',
};

/**
 * Makes a field of what was written: names in snake_case, values and defaults in their canonical form.
 *
 * @param locate says where the field, or a part of it, was written
 * @throws FieldRefused for everything that can be seen in the field alone
 */
export function makeField(raw: RawField, locate: Locate): Field {
  const name = fieldName(raw.name, locate('name'));
  const type = fieldType(raw.type, name, locate('type'));
  const unique = raw.unique === true;
  const nullable = raw.nullable === true;
  const index = raw.index === true || type === 'ref';
  const details = { ...typeArguments(type, name, raw, locate), ...onDelete(type, name, nullable, raw.onDelete, locate('onDelete')) };
  checkIndex(type, name, details.length, raw, locate);
  const value = raw.default === undefined ? undefined : defaultValue(type, name, raw.default, unique, details, locate('default'));
  return { name, type, ...details, nullable, unique, index: index && !unique, ...(value === undefined ? {} : { default: value }) };
}

/** `unitPrice`, `unit-price` and `unit_price` -> `unit_price`. */
function fieldName(typed: string, where: string): string {
  const refuse = (why: string): never => {
    const suggested = snakeCase(kebabCase(typed.normalize('NFKD').replace(/[^A-Za-z0-9 _-]/g, ''))).replace(/^[0-9_]+/, '');
    throw new FieldRefused({ what: `"${typed}" cannot be the name of a field.`, where, why, fix: `name it ${suggested === '' ? 'title' : suggested}` });
  };
  if (typed === '') refuse('it is empty.');
  // eslint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(typed)) refuse('it holds letters outside ASCII, which not every client can type.');
  if (!/^[A-Za-z]/.test(typed)) refuse('it becomes an attribute and a column, which begin with a letter.');
  if (!/^[A-Za-z0-9_-]+$/.test(typed)) refuse('only letters, digits and underscores are safe in all the names it becomes.');
  if (/[_-]$/.test(typed)) refuse('it ends with an underscore, which its JSON name would lose.');
  return snakeCase(kebabCase(typed));
}

function fieldType(typed: string, name: string, where: string): FieldType {
  const found = fieldTypes.find((type) => type === typed);
  if (found !== undefined) return found;
  const lower = typed.toLowerCase();
  const near = fieldTypes.find((type) => type === lower) ?? otherWords[lower] ?? 'string';
  throw new FieldRefused({
    what: typed === '' ? `the field "${name}" has no type.` : `"${typed}" is no type of a field.`,
    where,
    why: `the types are ${fieldTypes.join(', ')}.`,
    fix: example(name, near),
  });
}

type Details = Pick<Field, 'length' | 'precision' | 'scale' | 'values' | 'target'>;

const argumentsOf = {
  none: [],
  length: ['length'],
  digits: ['precision', 'scale'],
  values: ['values'],
  target: ['target'],
} as const;

function typeArguments(type: FieldType, name: string, raw: RawField, locate: Locate): Details {
  const expected: readonly (keyof Details)[] = argumentsOf[types[type].arguments];
  const strange = Object.values(argumentsOf).flat().find((key) => raw[key] !== undefined && !expected.includes(key));
  if (strange !== undefined) {
    throw refusal(name, locate(strange), `a field of the type ${type} has no ${strange}.`, example(name, type));
  }
  switch (types[type].arguments) {
    case 'length':
      return { length: whole(type, name, raw.length ?? defaultLength, 1, longestString, locate('length')) };
    case 'digits':
      return digits(type, name, raw, locate);
    case 'values':
      return { values: enumValues(name, raw.values ?? [], locate('values')) };
    case 'target':
      return { target: target(name, raw.target, locate('target')) };
    case 'none':
      return {};
  }
}

function digits(type: FieldType, name: string, raw: RawField, locate: Locate): Details {
  if (raw.precision === undefined) {
    throw refusal(name, locate('precision'), 'a decimal says how many digits it has, and how many of them stand behind the point.', example(name, type));
  }
  const precision = whole(type, name, raw.precision, 1, mostDigits, locate('precision'));
  return { precision, scale: whole(type, name, raw.scale ?? 0, 0, precision, locate('scale')) };
}

function whole(type: FieldType, name: string, value: string | number, least: number, most: number, where: string): number {
  const number = Number(value);
  if (/^\d{1,12}$/.test(String(value)) && number >= least && number <= most) return number;
  throw refusal(name, where, `"${value}" is no whole number from ${least} to ${most}.`, example(name, type));
}

function enumValues(name: string, values: readonly string[], where: string): readonly string[] {
  const refuse = (why: string): never => {
    throw refusal(name, where, why, example(name, 'enum'));
  };
  if (values.length === 0) refuse('an enum has at least one value.');
  const members = new Map<string, string>();
  for (const value of values) {
    if (!/^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$/.test(value)) {
      refuse(`the value "${value}" is no word: it begins with a letter and has letters, digits, and single hyphens or underscores between them.`);
    }
    if (value.length > longestEnumValue) refuse(`the value "${value}" has more than ${longestEnumValue} characters.`);
    const other = members.get(enumMember(value));
    if (other !== undefined) refuse(other === value ? `it has the value "${value}" twice.` : `"${other}" and "${value}" are the same constant in Python.`);
    members.set(enumMember(value), value);
  }
  return values;
}

function target(name: string, typed: string | undefined, where: string): string {
  if (typed === undefined || typed === '') throw refusal(name, where, 'a reference names an entity.', example(name, 'ref'));
  return entityName(typed, where);
}

function onDelete(type: FieldType, name: string, nullable: boolean, typed: string | undefined, where: string): Pick<Field, 'onDelete'> {
  if (type !== 'ref') {
    if (typed !== undefined) throw refusal(name, where, `"${typed}" is for references, and this is a field of the type ${type}.`, example(name, type));
    return {};
  }
  const rule = onDeletes.find((candidate): candidate is OnDelete => candidate === (typed ?? 'restrict'));
  if (rule === undefined) throw refusal(name, where, `"${typed}" is none of ${onDeletes.join(', ')}.`, `${example(name, type)}:restrict`);
  if (rule === 'setnull' && !nullable) {
    throw refusal(name, where, 'setnull empties the reference, and it is not nullable.', `${example(name, type)}?:setnull, or :restrict, or :cascade`);
  }
  return { onDelete: rule };
}

function checkIndex(type: FieldType, name: string, length: number | undefined, raw: RawField, locate: Locate): void {
  if (raw.unique !== true && raw.index !== true) return;
  const where = locate(raw.unique ? 'unique' : 'index');
  if (!types[type].indexable) {
    throw refusal(name, where, `no index holds a field of the type ${type}.`, type === 'text' ? `${name}:string(255):unique` : example(name, type));
  }
  if (length !== undefined && length > longestIndexedString) {
    throw refusal(name, where, `an index in PostgreSQL holds at most ${longestIndexedString} characters of it.`, `${name}:string(${longestIndexedString})`);
  }
}

function defaultValue(type: FieldType, name: string, value: string, unique: boolean, details: Details, where: string): string {
  const check = types[type].checkDefault;
  if (check === undefined) {
    throw refusal(name, where, `a field of the type ${type} takes no default.`, `leave it out, or make the field nullable: ${example(name, type)}?`);
  }
  if (unique) throw refusal(name, where, 'two rows with the default would not be unique.', `leave default or unique out`);
  const checked = check(value, details);
  if ('value' in checked) return checked.value;
  throw refusal(name, where, `"${value}" is no default of the type ${type}: ${checked.why}`, `${name}:${type}...:default=${checked.example}`);
}

function example(name: string, type: FieldType): string {
  return types[type].example.replace(/^\w+/, name);
}

function refusal(name: string, where: string, why: string, fix: string): FieldRefused {
  return new FieldRefused({ what: `the field "${name}" cannot be made.`, where, why, fix });
}
