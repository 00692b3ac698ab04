import { attributeName, type EntityModel } from '../../service/entity/model';
import { builtins } from '../../service/entity/reserved-names';
import { types } from '../../service/entity/types';
import type { ServiceModel } from '../../service/model';
import { type AliasContext, alias } from './alias';
import { type EnumContext, enumContext } from './enum';
import { type FieldContext, fieldContext } from './field';
import { type EntityNamesContext, namesOf } from './names';
import { capacity, type TargetContext } from './target';

/** What templates of an entity may name, beside what those of a service may. */
export interface EntityContext extends EntityNamesContext {
  readonly fields: readonly FieldContext[];
  readonly enums: readonly EnumContext[];
  /** Types of bodies that have a name of their own, because they have arguments. */
  readonly aliases: readonly AliasContext[];
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
