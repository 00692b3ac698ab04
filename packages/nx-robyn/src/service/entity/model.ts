export const fieldTypes = [
  'string',
  'text',
  'integer',
  'bigint',
  'float',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'time',
  'uuid',
  'json',
  'enum',
  'ref',
] as const;
export const onDeletes = ['cascade', 'restrict', 'setnull'] as const;
export const entityAuths = ['none', 'write', 'all'] as const;

export type FieldType = (typeof fieldTypes)[number];
/** What becomes of a row when the row that it refers to is deleted. */
export type OnDelete = (typeof onDeletes)[number];
/** Which routes of an entity want a signed-in user. */
export type EntityAuth = (typeof entityAuths)[number];

/** What an entity may ask for: rows that belong to a user are shown to nobody who is not signed in. */
export function authsOf({ owner }: { readonly owner: boolean }): readonly EntityAuth[] {
  return owner ? ['all'] : entityAuths;
}

/** A column of an entity, as it is made from the grammar. */
export interface Field {
  /** In snake_case; a reference's without `_id`. */
  readonly name: string;
  readonly type: FieldType;
  /** Characters of a `string`. */
  readonly length?: number;
  /** Digits of a `decimal`, and those of them behind the point. */
  readonly precision?: number;
  readonly scale?: number;
  /** Values of an `enum`. */
  readonly values?: readonly string[];
  /** What a `ref` refers to: an entity in kebab-case, or `user`. */
  readonly target?: string;
  readonly nullable: boolean;
  readonly unique: boolean;
  /** Whether it has an index of its own. A unique field has its constraint's, a reference always has one. */
  readonly index: boolean;
  /** As in the grammar, in its canonical form. */
  readonly default?: string;
  /** Of references alone. */
  readonly onDelete?: OnDelete;
}

/** An entity, as the manifest of its service records it. */
export interface EntityModel {
  /** In kebab-case, singular. */
  readonly name: string;
  /** In kebab-case. */
  readonly plural: string;
  readonly auth: EntityAuth;
  /** Whether a row belongs to the user who made it. */
  readonly owner: boolean;
  readonly fields: readonly Field[];
}

/** The users that every service has: what a `ref` may name beside the entities. */
export const userTarget = 'user';

/** Name of the attribute and of the column: a reference's ends in `_id`. */
export function attributeName(field: Pick<Field, 'name' | 'type'>): string {
  return field.type === 'ref' ? `${field.name}_id` : field.name;
}

/** Whether the column has an index, its unique constraint's included. */
export function isIndexed(field: Field): boolean {
  return field.index || field.unique;
}
