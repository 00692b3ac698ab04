import * as fc from 'fast-check';
import { RobynError } from '../service/errors';
import { type LocatedField, makeField, type RawField } from '../service/entity/field';
import { locateFields } from '../service/entity/grammar';
import { entityAuths, type EntityModel, onDeletes, userTarget } from '../service/entity/model';
import { checkEntity, normalizeEntity, type RawEntityOptions } from '../service/entity/normalize';
import type { ServiceModel } from '../service/model';
import { exampleModel } from './models';

/** An entity as `nx g robyn:entity` makes it of options; of every type and modifier unless `fields` says otherwise. */
export function exampleEntity(raw: RawEntityOptions = {}, service: ServiceModel = exampleModel()): EntityModel {
  return normalizeEntity({ name: 'order-item', ...raw }, service);
}

/** A field set with every type, modifier and kind of reference; it wants the entity `category` in its service. */
export const everyField = [
  'title:string(120):unique',
  'notes:text?',
  'quantity:integer:index:default=1',
  'views:bigint:default=0',
  'weight:float?',
  'price:decimal(10,2):index',
  'is_open:boolean:default=true',
  'due_on:date?',
  "starts_at:datetime:default='2026-01-31T10:00:00Z'",
  "opens_at:time:default='10:00:00'",
  'reference:uuid?:unique',
  'settings:json?',
  'status:enum(open|in-progress|closed):default=open',
  'category:ref(category)',
  'parent:ref(order-item)?:setnull',
  'buyer:ref(user)?:cascade',
].join(',');

/** A service with two entities: `category`, and `order-item` with every kind of field. */
export function exampleModelWithEntities(differences: Partial<ServiceModel> = {}): ServiceModel {
  const service = exampleModel(differences);
  const category = normalizeEntity({ name: 'category', fields: 'name:string(80):unique' }, service);
  const withCategory = { ...service, entities: [category] };
  return { ...service, entities: [category, normalizeEntity({ name: 'order-item', fields: everyField }, withCategory)] };
}

const nouns = 'order item price book author invoice line stock shipment lead tag note task vehicle route plan day company box city'.split(' ');
const word = fc.oneof(fc.constantFrom(...nouns), fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/));
const snakeName = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('_'));

const text = (maxLength: number) => fc.string({ unit: 'grapheme', maxLength }).map((value) => value.replaceAll('\0', ''));
const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{0,${count}}$`));
const two = (below: number) => fc.nat({ max: below - 1 }).map((number) => String(number).padStart(2, '0'));
const date = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
const time = fc.tuple(two(24), two(60), two(60), fc.option(fc.stringMatching(/^\d{1,6}$/))).map(([h, m, s, micros]) => `${h}:${m}:${s}${micros === null ? '' : `.${micros}`}`);
const enumValues = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,6}([-_][a-z0-9]{1,6}){0,2}$/), {
  minLength: 1,
  maxLength: 5,
  selector: (value) => value.replaceAll('-', '_').toUpperCase(),
});

type Part = Omit<RawField, 'name'>;
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const plain = (type: string, defaults?: fc.Arbitrary<string>): fc.Arbitrary<Part> =>
  (defaults === undefined ? fc.constant(undefined) : optional(defaults)).map((value) => ({ type, default: value }));

/** The parts of a field besides its name, by type; a reference's target is filled in later. */
const parts: readonly fc.Arbitrary<Part>[] = [
  fc.integer({ min: 1, max: 600 }).chain((length) => optional(text(length).map((value) => [...value].slice(0, length).join(''))).map((value): Part => ({ type: 'string', length, default: value }))),
  plain('text', text(40)),
  plain('integer', fc.integer().map(String)),
  plain('bigint', fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
  plain('float', fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)),
  fc.integer({ min: 1, max: 28 }).chain((precision) =>
    fc.integer({ min: 0, max: precision }).chain((scale) =>
      optional(fc.tuple(digits(precision - scale), digits(scale)).map(([whole, fraction]) => `${whole || '0'}.${fraction || '0'}`)).map(
        (value): Part => ({ type: 'decimal', precision, scale, default: value }),
      ),
    ),
  ),
  plain('boolean', fc.constantFrom('true', 'false')),
  plain('date', date),
  plain('datetime', fc.tuple(date, time).map(([day, clock]) => `${day}T${clock}Z`)),
  plain('time', time),
  plain('uuid', fc.uuid()),
  plain('json'),
  enumValues.chain((values) => optional(fc.constantFrom(...values)).map((value): Part => ({ type: 'enum', values, default: value }))),
  fc.constantFrom(...onDeletes).map((onDelete): Part => ({ type: 'ref', onDelete })),
];

interface FieldSeed {
  readonly name: string;
  readonly part: Part;
  readonly nullable: boolean;
  readonly key: 'unique' | 'index' | undefined;
  /** Chooses among the entities that a reference can name. */
  readonly target: number;
}

const fieldSeed: fc.Arbitrary<FieldSeed> = fc.record({
  name: snakeName,
  part: fc.oneof(...parts),
  nullable: fc.boolean(),
  key: fc.constantFrom(undefined, undefined, 'unique' as const, 'index' as const),
  target: fc.nat({ max: 1000 }),
});

const entitySeed = fc.record({
  name: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('-')),
  auth: fc.constantFrom(...entityAuths),
  owner: fc.boolean(),
  fields: fc.array(fieldSeed, { minLength: 1, maxLength: 8 }),
});

/** The field of a seed; what excludes one another is left out. Undefined where the field is refused all the same. */
function fieldOf(seed: FieldSeed, targets: readonly string[]): LocatedField | undefined {
  const { part, key } = seed;
  const target = part.type === 'ref' ? targets[seed.target % targets.length] : undefined;
  const isSelf = target !== undefined && target === targets.at(-1);
  const raw: RawField = { ...part, name: seed.name, nullable: seed.nullable || isSelf || part.onDelete === 'setnull', target };
  const locate = () => 'a test';
  const candidates = [key === 'unique' ? { ...raw, unique: true, default: undefined } : { ...raw, index: key === 'index' }, raw];
  for (const candidate of candidates) {
    const field = attempt(() => makeField(candidate, locate));
    if (field !== undefined) return { field, locate };
  }
  return undefined;
}

/** What a function returns, or undefined where it throws one of the named errors. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RobynError) return undefined;
    throw error;
  }
}

/** Entities that fit a service together, in an order in which they can be made: references name earlier ones, themselves or users. */
export function arbitraryEntities(
  service: ServiceModel = exampleModel(),
  { minLength = 0, maxLength = 4 } = {},
): fc.Arbitrary<readonly EntityModel[]> {
  return fc
    .array(entitySeed, { minLength, maxLength })
    .map((seeds) =>
      seeds.reduce<readonly EntityModel[]>((entities, { name, auth, owner, fields }) => {
        const within = { ...service, entities };
        const options = { name, auth: owner ? 'all' : auth, owner };
        const bare = attempt(() => normalizeEntity(options, within));
        if (bare === undefined || entities.some((other) => other.name === bare.name)) return entities;
        const targets = [userTarget, ...entities.map((entity) => entity.name), bare.name];
        const located = fields.reduce<readonly LocatedField[]>((taken, seed) => {
          const field = fieldOf(seed, targets);
          const candidate = field === undefined ? taken : [...taken, field];
          return attempt(() => checkEntity({ ...bare, fields: candidate.map((each) => each.field) }, candidate, within) ?? candidate) ?? taken;
        }, []);
        const kept = located.length === 0 ? locateFields('title:string', 'a test') : located;
        return [...entities, { ...bare, fields: kept.map(({ field }) => field) }];
      }, []),
    )
    .filter((entities) => entities.length >= minLength);
}

/** One entity that fits a service without others. */
export function arbitraryEntity(service: ServiceModel = exampleModel()): fc.Arbitrary<EntityModel> {
  return arbitraryEntities(service, { minLength: 1, maxLength: 1 }).map(([entity]) => entity as EntityModel);
}
