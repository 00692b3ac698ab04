import type { EntityModel, Field } from '../../service/entity/model';
import { types } from '../../service/entity/types';

const rules = { cascade: 'CASCADE', restrict: 'RESTRICT', setnull: 'SET_NULL' } as const;

/**
 * A field of an entity, as a model of Tortoise declares it: `CharField(120, unique=True)`.
 *
 * @param target plural of what a reference refers to: `Categories`
 */
export function tortoiseField(field: Field, entity: EntityModel, target: string | undefined): string {
  // With owners, it is unique among the rows of one: that is the table's to say.
  const unique = field.unique && !entity.owner;
  const nothing = field.nullable ? ['null=True'] : [];
  if (target !== undefined) {
    const rule = rules[field.onDelete ?? 'restrict'];
    return call(`${unique ? 'Unique' : ''}Reference()`, [`"${target}Table"`, rule, ...nothing]);
  }
  const row = types[field.type];
  return call(row.tortoise(field, entity), [
    ...nothing,
    ...(unique ? ['unique=True'] : []),
    ...(field.index && !unique ? ['db_index=True'] : []),
    ...(field.default === undefined ? [] : [`default=${row.literal(field.default, field, entity)}`]),
  ]);
}

/** A call with more arguments: `CharField(120)` and `null=True` are `CharField(120, null=True)`. */
function call(text: string, more: readonly string[]): string {
  if (more.length === 0) return text;
  return `${text.slice(0, -1)}${text.endsWith('()') ? '' : ', '}${more.join(', ')})`;
}
