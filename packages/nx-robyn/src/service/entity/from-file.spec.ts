import * as fc from 'fast-check';
import { arbitraryEntity } from '../../testing/entities';
import { exampleModel } from '../../testing/models';
import { RobynError } from '../errors';
import { readFieldsFile } from './from-file';
import { writeField } from './grammar';
import { normalizeEntity } from './normalize';

const read = (json: unknown) => readFieldsFile(json, 'order.json');
const fields = (json: unknown) => normalizeEntity(read(json), exampleModel()).fields.map(writeField);

describe('a file of --from', () => {
  it('has fields as texts and as objects', () => {
    expect(
      fields({
        name: 'Order',
        owner: true,
        fields: [
          'title:string(120):unique',
          { name: 'unitPrice', type: 'decimal', precision: 10, scale: 2, default: 1.5 },
          { name: 'status', type: 'enum', values: ['open', 'closed'], default: 'open', index: true },
          { name: 'isOpen', type: 'boolean', default: true, nullable: true },
          { name: 'buyer', type: 'ref', target: 'user', onDelete: 'cascade', unique: null },
        ],
      }),
    ).toEqual([
      'title:string(120):unique',
      'unit_price:decimal(10,2):default=1.50',
      'status:enum(open|closed):index:default=open',
      'is_open:boolean?:default=true',
      'buyer:ref(user):cascade',
    ]);
  });

  it('has the other options', () => {
    expect(read({ name: 'a', plural: 'as', auth: 'none', owner: false })).toEqual({ name: 'a', plural: 'as', auth: 'none', owner: false });
  });

  it('is the same entity as the grammar', () => {
    fc.assert(
      fc.property(arbitraryEntity(), (entity) => {
        const json: unknown = JSON.parse(JSON.stringify({ fields: entity.fields }));
        expect(read(json).fields).toHaveLength(entity.fields.length);
        const texts = { ...entity, fields: entity.fields.map(writeField) };
        for (const source of [json, texts]) {
          const located = read(source).fields;
          expect(typeof located === 'string' ? [] : located?.map(({ field }) => field)).toEqual(entity.fields);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [[], '$'],
    [null, '$'],
    ['x', '$'],
    [{ fields: 'a:text' }, '$.fields'],
    [{ fields: [] }, '$.fields'],
    [{ felds: ['a:text'] }, '"felds" is no key'],
    [{ owner: 'yes', fields: ['a:text'] }, '$.owner'],
    [{ fields: ['a:text', 7] }, '$.fields[1]'],
    [{ fields: ['a:text,b:text'] }, '$.fields[0]'],
    [{ fields: ['a:text', 'b:tex'] }, '$.fields[1], field 1 ("b")'],
    [{ fields: [{ name: 'a' }] }, '$.fields[0].type'],
    [{ fields: [{ type: 'text' }] }, '$.fields[0].name'],
    [{ fields: [{ name: 'a', type: 'texts' }] }, '$.fields[0].type'],
    [{ fields: [{ name: 'a', type: 'string', length: '5' }] }, '$.fields[0].length'],
    [{ fields: [{ name: 'a', type: 'string', length: 0 }] }, '$.fields[0].length'],
    [{ fields: [{ name: 'a', type: 'text', length: 5 }] }, '$.fields[0].length'],
    [{ fields: [{ name: 'a', type: 'text', size: 5 }] }, '"size" is no key'],
    [{ fields: [{ name: 'a', type: 'integer', default: {} }] }, '$.fields[0].default'],
    [{ fields: [{ name: 'a', type: 'integer', default: 'x' }] }, '$.fields[0].default'],
    [{ fields: [{ name: 'a', type: 'enum', values: [1] }] }, '$.fields[0].values'],
    [{ fields: [{ name: 'a', type: 'enum', values: [] }] }, '$.fields[0].values'],
    [{ fields: [{ name: 'a', type: 'ref', target: 'user', onDelete: 'drop' }] }, '$.fields[0].onDelete'],
    [{ name: 'order', fields: ['b:text', { name: 'str', type: 'text' }] }, '$.fields[1].name'],
    [{ name: 'order', fields: [{ name: 'a', type: 'ref', target: 'thing' }] }, '$.fields[0].target'],
  ])('is refused: %j', (json, where) => {
    const run = () => normalizeEntity({ name: 'order', ...read(json) }, exampleModel());
    const error = thrownBy(run);
    expect(error).toBeInstanceOf(RobynError);
    expect(String(error)).toContain(where);
    expect(String(error)).toContain('order.json: $');
  });

  it('answers any JSON by a named error', () => {
    const key = fc.constantFrom('fields', 'name', 'type', 'length', 'values', 'default', 'target', 'x');
    const json = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, fc.constantFrom('string', 'enum', 'a', 5, null, true), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(key, tie('value'), { maxKeys: 4 })),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        try {
          normalizeEntity({ name: 'order', ...read(value) }, exampleModel());
        } catch (error) {
          if (!(error instanceof RobynError)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });

});

function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
