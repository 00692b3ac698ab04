import * as fc from 'fast-check';
import { arbitraryEntities, arbitraryEntity, everyField, exampleEntity, exampleModelWithEntities } from '../../testing/entities';
import { exampleModel } from '../../testing/models';
import type { RobynError } from '../errors';
import { EntityExists, FieldRefused, NameMissing, NameRefused, OptionRefused, ReferenceRefused } from '../errors';
import { orms, type ServiceModel } from '../model';
import { locateFields, writeField } from './grammar';
import { checkEntity, defaultFields, normalizeEntity, type RawEntityOptions } from './normalize';
import { referringEntities } from './references';

const normalized = (raw: RawEntityOptions, service: ServiceModel = exampleModel()) => normalizeEntity(raw, service);
const withFields = (fields: string, service?: ServiceModel) => normalized({ name: 'order-item', fields }, service);

describe('an entity', () => {
  it('has defaults', () => {
    expect(normalized({ name: 'order' })).toEqual({
      name: 'order',
      plural: 'orders',
      auth: 'write',
      owner: false,
      fields: [{ name: 'name', type: 'string', length: 255, nullable: false, unique: false, index: false }],
    });
    expect(defaultFields).toBe('name:string(255)');
  });

  it.each([
    ['order-item', 'order-item', 'order-items'],
    ['OrderItem', 'order-item', 'order-items'],
    ['order_item', 'order-item', 'order-items'],
    ['Order Item', 'order-item', 'order-items'],
    ['category', 'category', 'categories'],
    ['box', 'box', 'boxes'],
    ['sales-person', 'sales-person', 'sales-people'],
    ['status', 'status', 'statuses'],
    ['address', 'address', 'addresses'],
    ['day', 'day', 'days'],
    ['lens', 'lens', 'lenses'],
    ['canvas', 'canvas', 'canvases'],
    ['type', 'type', 'types'],
    ['order', 'order', 'orders'],
  ])('named %s is %s, %s', (typed, name, plural) => expect(normalized({ name: typed })).toMatchObject({ name, plural }));

  it('has the plural that is said', () => {
    expect(normalized({ name: 'datum', plural: 'DataRows' })).toMatchObject({ name: 'datum', plural: 'data-rows' });
    expect(normalized({ name: 'orders', plural: 'orders-list' })).toMatchObject({ name: 'orders', plural: 'orders-list' });
  });

  it.each([
    [{}, NameMissing, 'needs a name'],
    [{ name: '' }, NameMissing, 'needs a name'],
    [{ name: '../x' }, NameRefused, 'path'],
    [{ name: 'größe' }, NameRefused, 'ASCII'],
    [{ name: 2026 }, NameRefused, 'begins with a letter'],
    [{ name: 'a!' }, NameRefused, 'only letters'],
    [{ name: 'a'.repeat(64) }, NameRefused, '64 characters'],
    [{ name: 'orders' }, NameRefused, 'nx g robyn:entity order'],
    [{ name: 'categories' }, NameRefused, 'nx g robyn:entity category'],
    [{ name: 'equipment' }, NameRefused, '--plural equipment-list'],
    [{ name: 'order', plural: 'order' }, NameRefused, 'where: --plural'],
    [{ name: 'order', plural: 'a/b' }, NameRefused, 'where: --plural'],
    [{ name: 'class' }, NameRefused, 'keyword'],
    [{ name: 'verification', plural: 'checks' }, NameRefused, 'class "Verification"'],
    [{ name: 'thing', plural: 'import' }, NameRefused, 'keyword'],
    [{ name: 'local' }, NameRefused, 'built in'],
    [{ name: 'byte' }, NameRefused, 'built in'],
    [{ name: 'thing', plural: 'list' }, NameRefused, 'built in'],
    ...['user', 'users', 'auth', 'authentication', 'health', 'healthcheck', 'docs', 'openapi', 'base'].map((name) => [{ name, plural: 'many-things' }, NameRefused, 'every service has'] as const),
    [{ name: 'session' }, NameRefused, 'sessions'],
    [{ name: 'failure' }, NameRefused, 'failures'],
    [{ name: 'refresh-token' }, NameRefused, 'refresh_tokens'],
    [{ name: 'decimal' }, NameRefused, 'class "Decimal"'],
    [{ name: 'page', plural: 'leaves' }, NameRefused, 'class "Page"'],
    [{ name: 'sqlite-thing' }, NameRefused, 'for their own'],
    [{ name: 'order', auth: 'some' }, OptionRefused, 'none, write, all'],
    [{ name: 'order', owner: true, auth: 'write' }, OptionRefused, '--owner'],
    [{ name: 'order', fields: '' }, FieldRefused, 'title:string(120)'],
  ] as const)('refuses %j', (raw: RawEntityOptions, error: new (failure: never) => RobynError, message: string) => {
    expect(() => normalized(raw)).toThrow(error);
    expect(() => normalized(raw)).toThrow(message);
  });

  it('has signed-in users where it has owners', () => {
    expect(normalized({ name: 'order', owner: true })).toMatchObject({ auth: 'all', owner: true });
  });

  it('takes a long name or refuses it, but never lets one through that PostgreSQL would cut', () => {
    const long = `${'a'.repeat(30)}-${'b'.repeat(20)}`;
    expect(() => normalized({ name: long, fields: 'title:string' })).not.toThrow();
    expect(() => normalized({ name: long, fields: 'title:string:unique' })).not.toThrow();
    expect(() => normalized({ name: long, fields: 'long_title:string:unique' })).toThrow('names in PostgreSQL end at 63');
    expect(() => normalized({ name: long, fields: 'x:ref(user)' })).toThrow('fk_');
    expect(() => normalized({ name: 'b', fields: `${'x'.repeat(64)}:text` })).toThrow('64 characters');
  });
});

describe('the fields of an entity', () => {
  it.each(orms)('may have every type on %s', (orm) => {
    const service = exampleModelWithEntities({ orm });
    expect(service.entities[1]?.fields.map(writeField).join(',')).toBe(everyField);
  });

  it('may be called date, time, datetime, uuid, type and order', () => {
    expect(() => withFields('date:date,time:time,datetime:datetime,uuid:uuid,type:string,order:integer,decimal:decimal(4,2)')).not.toThrow();
  });

  it.each([
    ...['id', 'created_at', 'updatedAt', 'revision', 'owner', 'owner_id'].map((name) => [name, 'every entity has it']),
    ...['limit', 'offset', 'sort'].map((name) => [name, 'parameter of every list']),
    ...['class', 'from', 'import', 'is'].map((name) => [name, 'keyword']),
    ...['str', 'int', 'float', 'bool', 'dict', 'list', 'object', 'set', 'tuple', 'bytes', 'dt', 'self', 'property'].map((name) => [name, 'generated classes']),
    ...['json', 'copy', 'schema', 'model_id', 'model_config'].map((name) => [name, 'Pydantic']),
    ...['metadata', 'registry', 'pk'].map((name) => [name, 'ORMs']),
  ])('are refused the name %s', (name, why) => {
    expect(() => withFields(`${name}:text`)).toThrow(FieldRefused);
    expect(() => withFields(`${name}:text`)).toThrow(why);
  });

  it.each(['save', 'delete', 'filter', 'get', 'all', 'first'])('may be called %s where the ORM has no such method', (name) => {
    expect(() => withFields(`${name}:text`)).not.toThrow();
    expect(() => withFields(`${name}:text`, exampleModel({ orm: 'tortoise' }))).toThrow('Tortoise');
  });

  it.each([
    ['a:text,a:text', 'two fields are "a"'],
    ['a_b:text,aB:text', 'two fields are "a_b"'],
    ['a_1:text,a1:text', '"a_1" and "a1" are one name in JSON'],
    ['user_id:text,user:ref(user)', 'two fields are "user_id"'],
    ['x1y:text,x1_y:text', 'are one name in JSON'],
    ['values:enum(a|b)', 'OrderItemValues'],
    ['status:enum(a|b),parent:ref(thing)', 'names an entity that is not there: "thing"'],
    ['parent:ref(order-item)', 'order-item -> order-item'],
  ])('are refused: %s', (fields, message) => expect(() => withFields(fields)).toThrow(message));

  it('are owned once', () => {
    expect(() => normalized({ name: 'order', owner: true, fields: 'ownerId:text' })).toThrow(FieldRefused);
  });
});

describe('an entity among others', () => {
  const service = exampleModelWithEntities();

  it('may be made anew', () => {
    expect(normalized({ name: 'order-item', fields: 'title:string' }, service).fields).toHaveLength(1);
  });

  it.each([
    { name: 'thing', plural: 'categories' },
    { name: 'categories', plural: 'category-lists' },
    { name: 'thing', plural: 'order-item' },
    { name: 'orderitem' },
  ])('shares no name with them: %j', (raw) => expect(() => normalized(raw, service)).toThrow(EntityExists));

  it('closes no circle in which no row could be the first', () => {
    const circle = { name: 'category', fields: 'item:ref(order-item)' };
    expect(() => normalized(circle, service)).toThrow(ReferenceRefused);
    expect(() => normalized(circle, service)).toThrow('category -> order-item -> category');
    expect(() => normalized({ ...circle, fields: 'item:ref(order-item)?' }, service)).not.toThrow();
  });

  it('refers to rows of users where somebody is signed in', () => {
    const owned = exampleModel({ entities: [normalized({ name: 'note', owner: true })] });
    expect(() => normalized({ name: 'tag', auth: 'none', fields: 'note:ref(note)' }, owned)).toThrow('belong to users');
    expect(() => normalized({ name: 'tag', fields: 'note:ref(note)' }, owned)).not.toThrow();
  });

  it('is known by those that refer to it', () => {
    expect(referringEntities('category', service.entities).map(({ name }) => name)).toEqual(['order-item']);
    expect(referringEntities('order-item', service.entities)).toEqual([]);
  });

  it('fits, when tests make it at random', () => {
    fc.assert(
      fc.property(arbitraryEntities(), (entities) => {
        const random = exampleModel({ entities });
        for (const entity of entities) {
          const fields = entity.fields.map(writeField).join(',');
          checkEntity(entity, locateFields(fields, '--fields'), random);
          expect(normalizeEntity({ ...entity, fields }, random)).toEqual(entity);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('has every type of field, when tests make it at random', () => {
    const types = fc.sample(arbitraryEntity(), { numRuns: 300, seed: 7 }).flatMap(({ fields }) => fields.map(({ type }) => type));
    expect(new Set(types).size).toBe(14);
  });

  it('is the example of the tests', () => expect(exampleEntity().plural).toBe('order-items'));
});
