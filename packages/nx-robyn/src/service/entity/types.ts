import * as defaults from './default-value';
import { pascalCase } from './names';
import type { EntityModel, Field, FieldType } from './model';
import { pythonDate, pythonDatetime, pythonFloat, pythonText, pythonTime } from './python-literal';

/** What stands between the parentheses behind a type. */
export type TypeArguments = 'none' | 'length' | 'digits' | 'values' | 'target';

type Owner = Pick<EntityModel, 'name'>;

/** What a type of the grammar is everywhere else. Texts are expressions of Python or TypeScript; `null` is not part of them. */
export interface TypeRow {
  readonly arguments: TypeArguments;
  /** What an error shows as an example, in the grammar. */
  readonly example: string;
  /** Annotation in the domain. */
  readonly python: (field: Field, entity: Owner) => string;
  /** Annotation in the bodies of requests and replies. */
  readonly contract: (field: Field, entity: Owner) => string;
  /** Type of the column; empty where the annotation says it. */
  readonly sqlalchemy: (field: Field, entity: Owner) => string;
  /** Class of the field of a model, and its arguments. */
  readonly tortoise: (field: Field, entity: Owner) => string;
  /** Type in JSON, for clients. */
  readonly typescript: (field: Field) => string;
  /** The canonical default as Python. */
  readonly literal: (value: string, field: Field, entity: Owner) => string;
  /** Checks a default; undefined where the type takes none. */
  readonly checkDefault?: (value: string, field: Pick<Field, 'length' | 'precision' | 'scale' | 'values'>) => defaults.CheckedDefault;
  readonly sortable: boolean;
  readonly filterable: boolean;
  /** Whether a database can index it, and so hold it unique. */
  readonly indexable: boolean;
}

/** Characters of a `string` that says no length. */
export const defaultLength = 255;
/** PostgreSQL's longest `varchar`. */
export const longestString = 10_485_760;
/** An entry of an index in PostgreSQL has at most 2704 bytes, and a character up to four. */
export const longestIndexedString = 675;
/** Digits of a number in Python's default decimal context. */
export const mostDigits = 28;
/** Characters of a value of an `enum`, and of the column that holds it. */
export const longestEnumValue = 63;

const ordered = { sortable: true, filterable: true, indexable: true } as const;
const always = (text: string) => () => text;

/** Name of the class of an enum field. */
export function enumClass(field: Pick<Field, 'name'>, entity: Owner): string {
  return pascalCase(entity.name) + pascalCase(field.name);
}

/** Name of the member of an enum's class: `in-progress` -> `IN_PROGRESS`. */
export function enumMember(value: string): string {
  return value.replaceAll('-', '_').toUpperCase();
}

/** THE table of types: what a field of each is in every language and layer. */
export const types: Readonly<Record<FieldType, TypeRow>> = {
  string: {
    ...ordered,
    arguments: 'length',
    example: 'title:string(120)',
    python: always('str'),
    contract: ({ length }) => `Annotated[Text, Field(max_length=${length})]`,
    sqlalchemy: ({ length }) => `String(${length})`,
    tortoise: ({ length }) => `CharField(${length})`,
    typescript: always('string'),
    literal: pythonText,
    checkDefault: defaults.checkText,
  },
  text: {
    ...ordered,
    indexable: false,
    arguments: 'none',
    example: 'notes:text',
    python: always('str'),
    contract: always('Text'),
    sqlalchemy: always('Text'),
    tortoise: always('TextField()'),
    typescript: always('string'),
    literal: pythonText,
    checkDefault: defaults.checkText,
  },
  integer: {
    ...ordered,
    arguments: 'none',
    example: 'quantity:integer',
    python: always('int'),
    contract: always('Integer32'),
    sqlalchemy: always(''),
    tortoise: always('IntField()'),
    typescript: always('number'),
    literal: (value) => value,
    checkDefault: defaults.checkWhole(32),
  },
  bigint: {
    ...ordered,
    arguments: 'none',
    example: 'views:bigint',
    python: always('int'),
    contract: always('Bigint'),
    sqlalchemy: always('BigInteger'),
    tortoise: always('BigIntField()'),
    typescript: always('string'),
    literal: (value) => value,
    checkDefault: defaults.checkWhole(64),
  },
  float: {
    ...ordered,
    arguments: 'none',
    example: 'weight:float',
    python: always('float'),
    contract: always('Float'),
    sqlalchemy: always('Double'),
    tortoise: always('FloatField()'),
    typescript: always('number'),
    literal: pythonFloat,
    checkDefault: defaults.checkFloat,
  },
  decimal: {
    ...ordered,
    arguments: 'digits',
    example: 'price:decimal(10,2)',
    python: always('Decimal'),
    contract: ({ precision, scale }) => `Annotated[Decimal, decimal_text(${precision}, ${scale})]`,
    sqlalchemy: ({ precision, scale }) => `ExactDecimal(${precision}, ${scale})`,
    tortoise: ({ precision, scale }) => `ExactDecimalField(${precision}, ${scale})`,
    typescript: always('string'),
    literal: (value) => (value.includes('.') ? `Decimal("${value}")` : `Decimal(${value})`),
    checkDefault: defaults.checkDecimal,
  },
  boolean: {
    ...ordered,
    arguments: 'none',
    example: 'is_open:boolean',
    python: always('bool'),
    contract: always('bool'),
    sqlalchemy: always(''),
    tortoise: always('BooleanField()'),
    typescript: always('boolean'),
    literal: (value) => (value === 'true' ? 'True' : 'False'),
    checkDefault: defaults.checkBoolean,
  },
  date: {
    ...ordered,
    arguments: 'none',
    example: 'due_on:date',
    python: always('dt.date'),
    contract: always('DateOnly'),
    sqlalchemy: always(''),
    tortoise: always('DateField()'),
    typescript: always('string'),
    literal: pythonDate,
    checkDefault: defaults.checkDate,
  },
  datetime: {
    ...ordered,
    arguments: 'none',
    example: 'starts_at:datetime',
    python: always('dt.datetime'),
    contract: always('Instant'),
    sqlalchemy: always(''),
    tortoise: always('UtcDatetimeField()'),
    typescript: always('string'),
    literal: pythonDatetime,
    checkDefault: defaults.checkDatetime,
  },
  time: {
    ...ordered,
    arguments: 'none',
    example: 'opens_at:time',
    python: always('dt.time'),
    contract: always('LocalTime'),
    sqlalchemy: always(''),
    tortoise: always('LocalTimeField()'),
    typescript: always('string'),
    literal: pythonTime,
    checkDefault: defaults.checkTime,
  },
  uuid: {
    ...ordered,
    arguments: 'none',
    example: 'reference:uuid',
    python: always('UUID'),
    contract: always('Uuid'),
    sqlalchemy: always(''),
    tortoise: always('UUIDField()'),
    typescript: always('string'),
    literal: (value) => `UUID("${value}")`,
    checkDefault: defaults.checkUuid,
  },
  json: {
    arguments: 'none',
    example: 'settings:json',
    python: always('object'),
    contract: always('Json'),
    sqlalchemy: always('JSON_VALUE'),
    tortoise: always('JsonValueField()'),
    typescript: always('unknown'),
    literal: (value) => value,
    sortable: false,
    filterable: false,
    indexable: false,
  },
  enum: {
    ...ordered,
    arguments: 'values',
    example: 'status:enum(open|closed)',
    python: enumClass,
    contract: enumClass,
    sqlalchemy: (field, entity) => `EnumText(${enumClass(field, entity)})`,
    tortoise: (field, entity) => `EnumTextField(${enumClass(field, entity)})`,
    typescript: ({ values = [] }) => values.map((value) => `'${value}'`).join(' | '),
    literal: (value, field, entity) => `${enumClass(field, entity)}.${enumMember(value)}`,
    checkDefault: defaults.checkMember,
  },
  ref: {
    ...ordered,
    arguments: 'target',
    example: 'category:ref(category)',
    python: always('EntityId'),
    contract: always('Identity'),
    sqlalchemy: always(''),
    tortoise: always('Reference()'),
    typescript: always('string'),
    literal: (value) => value,
  },
};
