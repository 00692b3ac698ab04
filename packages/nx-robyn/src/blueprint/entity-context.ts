import { attributeName, type EntityModel, type Field, type OnDelete, userTarget } from '../service/entity/model';
import { camelCase, pascalCase, snakeCase } from '../service/entity/names';
import { builtins } from '../service/entity/reserved-names';
import { enumClass, enumMember, types } from '../service/entity/types';
import type { ServiceModel } from '../service/model';
import { type Sample, sampleOf } from './entity-sample';
import { tortoiseField } from './entity-tortoise';
import { EntityWords } from './entity-words';

/** The names of an entity, as templates write them. */
export interface EntityNamesContext extends EntityWords {
  /** `order-item` */
  readonly kebab: string;
  /** `order_item` */
  readonly snake: string;
  /** `OrderItem` */
  readonly pascal: string;
  /** `order-items` */
  readonly kebabPlural: string;
  /** `order_items` */
  readonly snakePlural: string;
  /** `OrderItems` */
  readonly pascalPlural: string;
  /** `orderItems` */
  readonly camelPlural: string;
  readonly owner: boolean;
}

/** What a reference refers to. */
export interface TargetContext extends EntityNamesContext {
  readonly isSelf: boolean;
  readonly isUser: boolean;
  readonly table: string;
  /** Rows that tests can have of it at once. */
  readonly samples: number;
}

export interface EnumContext {
  /** `OrderItemStatus` */
  readonly name: string;
  /** `status` */
  readonly words: string;
  readonly members: readonly { readonly name: string; readonly value: string }[];
}

/** A field, as templates write it. */
export interface FieldContext {
  /** As in the grammar: `category`. */
  readonly name: string;
  /** The attribute and the column: `category_id`. */
  readonly attribute: string;
  /** The JSON key: `categoryId`. */
  readonly key: string;
  readonly nullable: boolean;
  readonly unique: boolean;
  /** Whether a client may leave it out. */
  readonly optional: boolean;
  /** What it is then, in Python. */
  readonly default: string;
  /** Annotation in the domain. */
  readonly annotation: string;
  /** Annotation in bodies. */
  readonly contract: string;
  /** The same, as a change or a filter has it: without null. */
  readonly partial: string;
  /** Arguments of `mapped_column`; empty where the annotation says it all. */
  readonly sqlalchemy: string;
  /** Field of a model of Tortoise, with its arguments. */
  readonly tortoise: string;
  readonly filterable: boolean;
  readonly target: TargetContext | undefined;
  readonly onDelete: OnDelete | undefined;
  readonly sample: Sample;
}

/** What templates of an entity may name, beside what those of a service may. */
export interface EntityContext extends EntityNamesContext {
  readonly fields: readonly FieldContext[];
  readonly enums: readonly EnumContext[];
  /** Types of bodies that have a name of their own, because they have arguments. */
  readonly aliases: readonly { readonly name: string; readonly type: string }[];
  /** Attributes. */
  readonly sortable: readonly string[];
  readonly uniques: readonly FieldContext[];
  /** Those of an entity with owners: unique among the rows of one owner. */
  readonly ownerUniques: readonly FieldContext[];
  readonly references: readonly FieldContext[];
  /** References to what has owners: those are checked against the actor. */
  readonly ownedReferences: readonly FieldContext[];
  /** What they refer to, each once. */
  readonly ownedTargets: readonly TargetContext[];
  /** Classes of the domain, sorted. */
  readonly exports: readonly string[];
  /** Who may write, and who may call the routes that read and those that write. */
  readonly writer: string;
  readonly readCaller: string;
  readonly writeCaller: string;
  readonly isReadGuarded: boolean;
  readonly isWriteGuarded: boolean;
  /** Parameters that hold one, and an identity. */
  readonly argument: string;
  readonly idName: string;
  /** Rows that tests can have at once, 1 to 3: a unique boolean lets in two. */
  readonly samples: number;
  /** What tests make before a row of their own: entities that it cannot do without. */
  readonly sampledTargets: readonly TargetContext[];
  /** Whether a sample needs other rows, users among them. */
  readonly makesRows: boolean;
  /** Whether two samples differ. */
  readonly varies: boolean;
  readonly firstField: FieldContext;
  /** Fields whose samples rise with their number. */
  readonly rising: readonly FieldContext[];
  /** Filterable fields of which samples are no null. */
  readonly filtered: readonly FieldContext[];
  /** Unique fields of which samples are no null. */
  readonly taken: readonly FieldContext[];
  readonly required: readonly FieldContext[];
  readonly nullables: readonly FieldContext[];
  readonly notNull: readonly FieldContext[];
  /** References to entities of which a test can delete one. */
  readonly followed: readonly FieldContext[];
}

const mostSamples = 3;

/** @param service which holds the entity, and those that it refers to */
export function entityContext(entity: EntityModel, service: ServiceModel): EntityContext {
  const names = namesOf(entity);
  const fields = entity.fields.map((field) => fieldContext(field, entity, service));
  const enums = entity.fields.filter(({ type }) => type === 'enum').map((field) => enumContext(field, entity));
  const references = fields.filter(({ target }) => target !== undefined);
  const ownedReferences = references.filter(({ target }) => target?.owner);
  const ownedTargets = ownedReferences.flatMap(({ target }) => (target === undefined ? [] : [target]));
  const sortable = [...entity.fields.filter(({ type }) => types[type].sortable).map(attributeName), 'created_at', 'updated_at'];
  return {
    ...names,
    fields,
    enums,
    aliases: entity.fields.flatMap((field) => alias(field, entity)),
    sortable,
    uniques: fields.filter(({ unique }) => unique),
    ownerUniques: fields.filter(({ unique }) => unique && entity.owner),
    references,
    ownedReferences,
    ownedTargets: [...new Map(ownedTargets.map((target) => [target.kebab, target])).values()],
    exports: [names.pascal, ...['Changes', 'Repository', 'Values'].map((part) => names.pascal + part), ...enums.map(({ name }) => name)].sort(),
    ...actors(entity, ownedReferences.length > 0),
    isReadGuarded: entity.auth === 'all',
    isWriteGuarded: entity.auth !== 'none',
    argument: builtins.has(names.snake) ? 'row' : names.snake,
    idName: names.snake === 'owner' ? 'row_id' : `${names.snake}_id`,
    ...samplesOf(entity, fields, service),
  };
}

/** What tests of an entity are made of. */
function samplesOf(entity: EntityModel, fields: readonly FieldContext[], service: ServiceModel) {
  const [firstField] = fields;
  if (firstField === undefined) throw new Error(`the entity ${entity.name} has no field`);
  const samples = capacity(entity, service);
  const sampled = fields.filter(({ sample }) => sample.value !== 'None');
  const targets = sampled.flatMap(({ target }) => (target === undefined || target.isUser ? [] : [target]));
  return {
    samples,
    sampledTargets: [...new Map(targets.map((target) => [target.kebab, target])).values()],
    makesRows: sampled.some(({ target }) => target !== undefined),
    varies: sampled.some(({ sample }) => sample.varies),
    firstField,
    rising: sampled.filter(({ sample }) => sample.rises),
    filtered: sampled.filter(({ filterable }) => filterable),
    taken: sampled.filter(({ unique }) => unique),
    required: fields.filter(({ optional }) => !optional),
    nullables: fields.filter(({ nullable }) => nullable),
    notNull: fields.filter(({ nullable }) => !nullable),
    followed: fields.filter(({ target }) => target !== undefined && !target.isUser && target.samples > 1),
  };
}

/** The names of an entity in every case that files and classes have. */
export function namesOf({ name, plural, owner }: Pick<EntityModel, 'name' | 'plural' | 'owner'>): EntityNamesContext {
  return {
    ...new EntityWords(name, plural),
    kebab: name,
    snake: snakeCase(name),
    pascal: pascalCase(name),
    kebabPlural: plural,
    snakePlural: snakeCase(plural),
    pascalPlural: pascalCase(plural),
    camelPlural: camelCase(snakeCase(plural)),
    owner,
  };
}

function fieldContext(field: Field, entity: EntityModel, service: ServiceModel): FieldContext {
  const row = types[field.type];
  const attribute = attributeName(field);
  const orNull = field.nullable ? ' | None' : '';
  const contract = alias(field, entity)[0]?.name ?? row.contract(field, entity);
  const target = field.target === undefined ? undefined : targetOf(field.target, entity, service);
  return {
    name: field.name,
    attribute,
    key: camelCase(attribute),
    nullable: field.nullable,
    unique: field.unique,
    optional: field.nullable || field.default !== undefined,
    default: field.default === undefined ? 'None' : row.literal(field.default, field, entity),
    annotation: row.python(field, entity) + orNull,
    contract: contract + orNull,
    partial: contract,
    sqlalchemy: columnArguments(field, entity, target),
    tortoise: tortoiseField(field, entity, target?.pascalPlural),
    filterable: row.filterable,
    target,
    onDelete: field.onDelete,
    sample: target === undefined || field.nullable ? sampleOf(field, entity) : referenceSample(target, field),
  };
}

/** A row that is made for it; of a unique reference, one for each number. */
function referenceSample({ isUser, snake }: TargetContext, { unique }: Field): Sample {
  const number = unique ? 'number' : '1';
  return {
    value: isUser ? `await samples.user_id(${number})` : `(await stored_${snake}(samples, ${number})).id`,
    json: isUser ? `rows.user_id(${number})` : `made_${snake}(rows, ${number})["id"]`,
    varies: unique,
    rises: false,
  };
}

/** The type of a body that has arguments gets a name, since it stands in several classes: one that no class beside it has. */
function alias(field: Field, entity: EntityModel): readonly { readonly name: string; readonly type: string }[] {
  const type = types[field.type].contract(field, { name: '' });
  if (!type.startsWith('Annotated[')) return [];
  const name = `${pascalCase(field.name)}${field.type === 'decimal' ? 'Number' : 'Text'}`;
  const classes = [pascalCase(entity.name), ...entity.fields.map((other) => (other.type === 'enum' ? enumClass(other, entity) : ''))];
  return [{ name: classes.includes(name) ? `${name}_` : name, type }];
}

function columnArguments(field: Field, entity: EntityModel, target: TargetContext | undefined): string {
  const unique = field.unique && !entity.owner;
  const indexed = !unique && (field.index || target !== undefined);
  return [
    target === undefined ? types[field.type].sqlalchemy(field, entity) : foreignKey(target, field),
    ...(unique ? ['unique=True'] : []),
    ...(indexed ? ['index=True'] : []),
    ...(field.default === undefined ? [] : [`default=${types[field.type].literal(field.default, field, entity)}`]),
  ]
    .filter((argument) => argument !== '')
    .join(', ');
}

function foreignKey(target: TargetContext, { onDelete }: Field): string {
  const rule = { cascade: 'CASCADE', restrict: 'RESTRICT', setnull: 'SET NULL' }[onDelete ?? 'restrict'];
  return `ForeignKey("${target.table}.id", ondelete="${rule}")`;
}

function enumContext(field: Field, entity: EntityModel): EnumContext {
  return {
    name: enumClass(field, entity),
    words: field.name.replaceAll('_', ' '),
    members: (field.values ?? []).map((value) => ({ name: enumMember(value), value })),
  };
}

function targetOf(name: string, entity: EntityModel, service: ServiceModel): TargetContext {
  const isSelf = name === entity.name;
  const isUser = name === userTarget;
  const found = isSelf ? entity : service.entities.find((candidate) => candidate.name === name);
  const names = namesOf(found ?? { name, plural: `${name}s`, owner: false });
  return { ...names, isSelf, isUser, table: names.snakePlural, samples: found === undefined ? mostSamples : capacity(found, service) };
}

/** Whoever names another's row has to be somebody, so that it can be looked up as theirs. */
function actors({ auth, owner }: EntityModel, refersToOwned: boolean): Pick<EntityContext, 'writer' | 'readCaller' | 'writeCaller'> {
  const isGuarded = auth !== 'none';
  const signedIn = 'SignedInUser';
  return {
    writer: owner || (isGuarded && refersToOwned) ? signedIn : isGuarded ? `${signedIn} | System` : 'Actor',
    readCaller: auth === 'all' ? signedIn : 'Actor',
    writeCaller: isGuarded ? signedIn : 'Actor',
  };
}

/** How many rows there can be whose unique values differ. */
function capacity(entity: EntityModel, service: ServiceModel): number {
  const limits = entity.fields.filter(({ unique }) => unique).map((field) => {
    const target = service.entities.find(({ name }) => name === field.target && name !== entity.name);
    if (field.type === 'ref') return target === undefined || field.nullable ? mostSamples : capacity(target, service);
    return field.type === 'boolean' ? 2 : (field.values?.length ?? mostSamples);
  });
  return Math.min(mostSamples, ...limits);
}
