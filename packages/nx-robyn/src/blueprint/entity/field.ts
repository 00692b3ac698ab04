import { attributeName, type EntityModel, type Field, type OnDelete } from '../../service/entity/model';
import { camelCase } from '../../service/entity/names';
import { types } from '../../service/entity/types';
import type { ServiceModel } from '../../service/model';
import { alias } from './alias';
import { type Sample, sampleOf } from './sample';
import { columnArguments } from './sqlalchemy';
import { type TargetContext, targetOf } from './target';
import { tortoiseField } from './tortoise';

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

/** @param service which holds what the field refers to */
export function fieldContext(field: Field, entity: EntityModel, service: ServiceModel): FieldContext {
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
