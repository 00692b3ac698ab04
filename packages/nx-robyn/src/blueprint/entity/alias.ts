import type { EntityModel, Field } from '../../service/entity/model';
import { pascalCase } from '../../service/entity/names';
import { enumClass, types } from '../../service/entity/types';

/** A type of bodies that has a name of its own, because it has arguments. */
export interface AliasContext {
  readonly name: string;
  readonly type: string;
}

/** The type of a body that has arguments gets a name, since it stands in several classes: one that no class beside it has. */
export function alias(field: Field, entity: EntityModel): readonly AliasContext[] {
  const type = types[field.type].contract(field, { name: '' });
  if (!type.startsWith('Annotated[')) return [];
  const name = `${pascalCase(field.name)}${field.type === 'decimal' ? 'Number' : 'Text'}`;
  const classes = [pascalCase(entity.name), ...entity.fields.map((other) => (other.type === 'enum' ? enumClass(other, entity) : ''))];
  return [{ name: classes.includes(name) ? `${name}_` : name, type }];
}
