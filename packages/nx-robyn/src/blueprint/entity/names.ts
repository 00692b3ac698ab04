import type { EntityModel } from '../../service/entity/model';
import { camelCase, pascalCase, snakeCase } from '../../service/entity/names';
import { EntityWords } from './words';

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
