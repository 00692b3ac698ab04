import { type RawEntityOptions, normalizeEntity } from '../../service/entity/normalize';
import type { ServiceModel } from '../../service/model';
import { exampleModel } from '../../testing/models';
import { entityContext } from './context';

/** The context of the last of these entities. */
function contextOf(...raw: readonly RawEntityOptions[]) {
  const service = raw.reduce<ServiceModel>((model, options) => ({ ...model, entities: [...model.entities, normalizeEntity(options, model)] }), exampleModel());
  const entity = service.entities.at(-1);
  if (entity === undefined) throw new Error('no entity');
  return entityContext(entity, service);
}

const columnsOf = (...raw: readonly RawEntityOptions[]) => contextOf(...raw).fields.map(({ sqlalchemy }) => sqlalchemy);
const category: RawEntityOptions = { name: 'category', fields: 'name:string(80):unique' };
const note: RawEntityOptions = { name: 'note', owner: true, fields: 'title:string(80):unique' };

describe('the columns of an entity', () => {
  it('have what their annotation does not say', () => {
    expect(columnsOf({ name: 'thing', fields: 'a:integer,b:string(7):index,c:boolean:default=true,d:decimal(3,0):default=5' })).toEqual([
      '',
      'String(7), index=True',
      'default=True',
      'ExactDecimal(3, 0), default=Decimal(5)',
    ]);
  });

  it('index references, and say what a deletion does', () => {
    const fields = 'category:ref(category),parent:ref(thing)?:setnull,user:ref(user):unique:cascade';
    expect(columnsOf(category, { name: 'thing', fields })).toEqual([
      'ForeignKey("categories.id", ondelete="RESTRICT"), index=True',
      'ForeignKey("things.id", ondelete="SET NULL"), index=True',
      'ForeignKey("users.id", ondelete="CASCADE"), unique=True',
    ]);
  });

  it('are unique for each owner', () => {
    expect(columnsOf(note)).toEqual(['String(80)']);
    expect(contextOf(note).ownerUniques.map(({ attribute }) => attribute)).toEqual(['title']);
  });
});

describe('the names of types in bodies', () => {
  const aliasesOf = (raw: RawEntityOptions) => contextOf(raw).aliases.map(({ name }) => name);

  it('tell the field and what it is', () => {
    expect(aliasesOf({ name: 'product', fields: 'title:string(80),price:decimal(10,2),count:integer' })).toEqual(['TitleText', 'PriceNumber']);
  });

  it('are no class of the entity', () => {
    expect(aliasesOf({ name: 'select', fields: 'select:string(255),text:enum(a|b)' })).toEqual(['SelectText_']);
    expect(aliasesOf({ name: 'short-text', fields: 'short:string(80)' })).toEqual(['ShortText_']);
  });
});

describe('who may call', () => {
  it.each([
    ['none', 'Actor', 'Actor', 'Actor'],
    ['write', 'SignedInUser | System', 'Actor', 'SignedInUser'],
    ['all', 'SignedInUser | System', 'SignedInUser', 'SignedInUser'],
  ])('an entity of auth %s', (auth, writer, readCaller, writeCaller) => {
    expect(contextOf({ ...category, auth })).toMatchObject({ writer, readCaller, writeCaller });
  });

  it('is a user where rows have owners, or refer to rows that have', () => {
    expect(contextOf(note).writer).toBe('SignedInUser');
    const star = contextOf(note, { name: 'star', fields: 'note:ref(note)' });
    expect(star.writer).toBe('SignedInUser');
    expect(star.ownedReferences.map(({ attribute }) => attribute)).toEqual(['note_id']);
  });
});

describe('samples for tests', () => {
  it.each([
    ['a:string(9)', 3],
    ['a:boolean:unique', 2],
    ['a:enum(x):unique,b:boolean:unique', 1],
    ['a:string(1):unique', 3],
    ['a:ref(user):unique', 3],
  ])('of %s are as many as can differ', (fields, samples) => {
    expect(contextOf({ name: 'thing', fields }).samples).toBe(samples);
  });

  it('are as few as those of what they refer to, each its own', () => {
    const flag = { name: 'flag', fields: 'on:boolean:unique' };
    expect(contextOf(flag, { name: 'thing', fields: 'flag:ref(flag):unique' }).samples).toBe(2);
    expect(contextOf(flag, { name: 'thing', fields: 'flag:ref(flag)' }).samples).toBe(3);
  });

  it('fit into their fields', () => {
    const values = contextOf({ name: 'thing', fields: 'title:string(7),name:string(5),ratio:decimal(2,2),kind:enum(a|b)' }).fields.map(({ sample }) => sample.value);
    expect(values).toEqual(['f"title {number}"', 'str(number)', 'Decimal(number).scaleb(-2)', 'list(ThingKind)[(number - 1) % 2]']);
  });
});
