import type { EntityModel, Field } from '../../service/entity/model';
import { enumClass, enumMember } from '../../service/entity/types';

/** An enumeration, as templates write it. */
export interface EnumContext {
  /** `OrderItemStatus` */
  readonly name: string;
  /** `status` */
  readonly words: string;
  readonly members: readonly { readonly name: string; readonly value: string }[];
}

/** @param field whose type is `enum` */
export function enumContext(field: Field, entity: EntityModel): EnumContext {
  return {
    name: enumClass(field, entity),
    words: field.name.replaceAll('_', ' '),
    members: (field.values ?? []).map((value) => ({ name: enumMember(value), value })),
  };
}
