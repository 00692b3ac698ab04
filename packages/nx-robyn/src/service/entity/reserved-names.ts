import { keywords, words } from '../python-names';
import type { Orm } from '../model';

/** Public names of Python's `builtins`, 3.11 to 3.13, in lower case. */
export const builtins = words(`
  abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright
  credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash
  help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open
  ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type
  vars zip
`);

/** Names that annotations and bodies of generated classes use: a field of that name would stand before them. */
const usedInClasses = words(`
  annotations bool bytes classmethod cls dataclass dict dt field fields float frozenset int list mapped_column models
  object property self set staticmethod str super tuple
`);

/** Methods of the classes that read the bodies and queries of requests. */
const contractMethods = words('given of to_changes to_page_request to_values');

const everyRow = words('id created_at updated_at revision owner owner_id');
const listQuery = words('limit offset sort');
const pydantic = words('construct copy dict from_orm json parse_file parse_obj parse_raw schema schema_json update_forward_refs validate');
const everyOrm = words('metadata pk registry');

const byOrm: Readonly<Record<Orm, ReadonlySet<string>>> = {
  sqlalchemy: new Set(),
  tortoise: words(`
    all annotate bulk_create bulk_update clone construct create delete describe earliest exclude exists fetch_for_list
    fetch_related filter first get get_or_create get_or_none get_table in_bulk last latest raw refresh_from_db
    register_listener save select_for_update update_from_dict update_or_create using_db
  `),
};

/**
 * Why a field or its attribute cannot have a name.
 *
 * @returns undefined for a name that it can have
 */
export function whyFieldReserved(name: string, orm: Orm): string | undefined {
  if (keywords.has(name)) return 'it is a keyword of Python.';
  if (everyRow.has(name)) return 'every entity has it, or may have it, from nx-robyn.';
  if (listQuery.has(name)) return 'it is a parameter of every list, and fields are its filters.';
  if (usedInClasses.has(name)) return 'generated classes use that name for something else, which it would hide.';
  if (pydantic.has(name) || name.startsWith('model_')) return 'Pydantic has an attribute of that name.';
  if (contractMethods.has(name)) return 'what reads its requests has a method of that name.';
  if (everyOrm.has(name)) return 'the ORMs have an attribute of that name.';
  if (byOrm[orm].has(name)) return 'a model of Tortoise has a method of that name.';
  return undefined;
}

/** Singular names of what a service has already. */
const shippedEntities = words('user users auth authentication health healthcheck docs documentation openapi base');

/** Names of modules and packages that stand where an entity's would, of tables, of attributes and of routes, in snake_case. */
const shippedModules = words(`
  auth authentication base cli clock cloning column_types commit container context contract cors decode delivery docs documentation endpoint
  entity_ids envelope errors failures fields health healthcheck http idempotency idempotency_keys identifiers identity
  json_value metrics monitoring operations outbox page page_query pages paging partial readiness references refresh_tokens result revision rows server
  sessions spelling storage tables unit_of_work users values verifications openapi access_tokens failed_logins notifier
  passwords service database repository migrations
  alembic_version aerich samples
`);

/** Classes and types that the modules of an entity use by these names. */
const usedClasses = words(`
  Access Actor AlreadyTaken Annotated Any Anonymous AsyncSession BaseModel BaseTable BigInteger Bigint Boolean Call Clock
  Conflict Contract DatabaseTransaction Date DateOnly DateTime Decimal Double EntityId Enum Err ExpectedRevision Failure Field Float ForeignKey
  Generic HTTPMethod HTTPStatus IdempotencyKeyReused IdempotencyKeys IdempotentRequest Identified Identity Instant Integer
  IntegrityError Invalid JSON Json Literal LocalTime Mapped Mapping Mode Model Moment Never NotFound NotNull Numeric Ok
  OperationContext Operations Outbox Page PageQuery PageRequest PartialContract Protocol Q Reference References Reply ReplyHeader
  Repository Request RequestHeader Response Result RevisionMismatch Route RouteTable Row Rows Samples Self Sequence Session
  SignedInUser Sort SortBy Storage StillReferenced StoredMessage StrEnum String System Table Text Time TimeOfDay TypeVar TypedDict UTC
  BigIntField BooleanField CharField DateField EnumText EnumTextField ExactDecimal ExactDecimalField FakeService FloatField
  IntField Integer32 JsonValueField LocalTimeField NoBody NoQuery TextField UtcDatetimeField ValidationError Verification
  RefreshToken IdempotencyKey UniqueConstraint UniqueReference UnitOfWork UnitsOfWork UnknownReference User Uuid
`);

/** Names of an entity in the cases that files and classes have. */
export interface EntityCases {
  readonly snake: string;
  readonly pascal: string;
}

/**
 * Why an entity cannot have a name.
 *
 * @returns undefined for a name that it can have
 */
export function whyEntityReserved(singular: EntityCases, plural: EntityCases): string | undefined {
  if (keywords.has(singular.snake)) return `it becomes the variable "${singular.snake}", which is a keyword of Python.`;
  if (keywords.has(plural.snake)) return `its plural becomes the package "${plural.snake}", which is a keyword of Python.`;
  if (builtins.has(plural.snake)) return `its plural becomes the module "${plural.snake}", and would stand before what Python has built in by that name.`;
  if (shippedEntities.has(singular.snake) || shippedEntities.has(plural.snake)) return 'every service has a part of that name.';
  if (shippedModules.has(plural.snake)) return `its plural becomes the module "${plural.snake}", which every service has.`;
  if (plural.snake.startsWith('sqlite_') || plural.snake.startsWith('pg_')) {
    return `its plural becomes the table "${plural.snake}", and databases keep such names for their own.`;
  }
  if (usedClasses.has(singular.pascal)) return `it becomes the class "${singular.pascal}", and its modules use something else by that name.`;
  return undefined;
}

/** Endings of the classes that an entity has: an enum's class, entity and field, must be none of them. */
const ownClasses = words(`
  Changes Contract Create Delete Filters List Operations Query Replacement Repository Request Response Routes Table Tables Values
`);

/** Whether the class of an enum field would have the name of another class of its entity. */
export function isOwnClass(pascalFieldName: string): boolean {
  return ownClasses.has(pascalFieldName);
}
