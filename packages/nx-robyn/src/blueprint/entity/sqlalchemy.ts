import type { EntityModel, Field } from '../../service/entity/model';
import { types } from '../../service/entity/types';
import type { TargetContext } from './target';

/** Arguments of `mapped_column`, as a table of SQLAlchemy has them; empty where the annotation says it all. */
export function columnArguments(field: Field, entity: EntityModel, target: TargetContext | undefined): string {
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
