import * as fc from 'fast-check';
import { arbitraryEntity, everyField } from '../../testing/entities';
import type { FieldRefused} from '../errors';
import { RobynError } from '../errors';
import { locateField, parseFields, writeField } from './grammar';

const parsed = (text: string) => parseFields(text, '--fields');
const written = (text: string) => parsed(text).map(writeField).join(',');

describe('the grammar of fields', () => {
  it('reads names, types, arguments, null and modifiers', () => {
    expect(parsed('title:string(120):unique,price:decimal(10,2):index,notes:text?,category:ref(category):restrict')).toEqual([
      { name: 'title', type: 'string', length: 120, nullable: false, unique: true, index: false },
      { name: 'price', type: 'decimal', precision: 10, scale: 2, nullable: false, unique: false, index: true },
      { name: 'notes', type: 'text', nullable: true, unique: false, index: false },
      { name: 'category', type: 'ref', target: 'category', onDelete: 'restrict', nullable: false, unique: false, index: true },
    ]);
  });

  it.each([
    ['a:string', 'a:string(255)'],
    [' a : string ( 5 ) ? : unique , b : text ', 'a:string(5)?:unique,b:text'],
    ['unitPrice:decimal(9)', 'unit_price:decimal(9,0)'],
    ['unit-price:integer:default=+007', 'unit_price:integer:default=7'],
    ['a:string:default=b c', "a:string(255):default='b c'"],
    [`a:string:default='it''s, "so": x'`, `a:string(255):default='it''s, "so": x'`],
    [`a:string:default="say ""x"""`, `a:string(255):default='say "x"'`],
    ["a:string:default=''", "a:string(255):default=''"],
    ["a:string:default='':index", "a:string(255):index:default=''"],
    ["a:string:default=' b '", "a:string(255):default=' b '"],
    ['a:string:unique:index', 'a:string(255):unique'],
    ['a:ref(OrderItem)?:index:setnull', 'a:ref(order-item)?:setnull'],
    ['a:ref(user):restrict', 'a:ref(user)'],
    ['a:enum( x | y-z ):default=y-z', 'a:enum(x|y-z):default=y-z'],
    ['a:decimal(4,2):default=1.5', 'a:decimal(4,2):default=1.50'],
    ['a:decimal(4,2):default=-0', 'a:decimal(4,2):default=0.00'],
    ['a:float:default=1e3', 'a:float:default=1000'],
    ['a:boolean?:default=true', 'a:boolean?:default=true'],
    ["a:time:default='10:00'", "a:time:default='10:00:00'"],
    ["a:datetime:default='2026-01-31T10:00:00.5+02:00'", "a:datetime:default='2026-01-31T08:00:00.500000Z'"],
    ['a:date:default=2024-02-29', 'a:date:default=2024-02-29'],
    ['a:uuid:default=ABCDEF00-0000-0000-0000-000000000000', 'a:uuid:default=abcdef00-0000-0000-0000-000000000000'],
  ])('writes %s as %s', (text, canonical) => {
    expect(written(text)).toBe(canonical);
    expect(written(canonical)).toBe(canonical);
  });

  it.each([
    ['', 'field 1, character 1', 'NAME:TYPE', 'title:string(120)'],
    ['a:string,,b:text', 'field 2, character 10', 'NAME:TYPE', 'title:string'],
    ['a:string,', 'field 2', 'NAME:TYPE', 'title:string'],
    ['name', 'field 1 ("name"), character 1', 'NAME:TYPE', 'name:string'],
    ['a:text,title:', 'field 2 ("title"), character 8', 'the types are string, text', 'title:string(120)'],
    ['a:int', 'field 1 ("a")', 'the types are', 'a:integer'],
    ['a:varchar(3)', 'field 1', 'the types are', 'a:string(120)'],
    ['a:string(', 'character 9', 'not closed', 'a:string(...)'],
    ['a:string()', 'field 1', 'no whole number from 1', 'a:string(120)'],
    ['a:string(0)', 'field 1', 'no whole number from 1', 'a:string(120)'],
    ['a:string(1,2)', 'field 1', 'no whole number', 'a:string(120)'],
    ['a:integer(4)', 'field 1', 'has no length', 'a:integer'],
    ['a:decimal', 'field 1', 'how many digits', 'a:decimal(10,2)'],
    ['a:decimal(2,3)', 'field 1', 'from 0 to 2', 'a:decimal(10,2)'],
    ['a:decimal(29,3)', 'field 1', 'from 1 to 28', 'a:decimal(10,2)'],
    ['a:decimal(1,2,3)', 'field 1', 'too many', 'decimal(10,2)'],
    ['a:enum', 'field 1', 'at least one value', 'a:enum(open|closed)'],
    ['a:enum(a||b)', 'field 1', 'no word', 'a:enum(open|closed)'],
    ['a:enum(1)', 'field 1', 'no word', 'a:enum(open|closed)'],
    ['a:enum(a-b|A_B)', 'field 1', 'same constant', 'a:enum'],
    ['a:enum(a|a)', 'field 1', 'twice', 'a:enum'],
    ['a:ref', 'field 1', 'names an entity', 'a:ref(category)'],
    ['a:ref(../x)', 'field 1', 'path', 'x'],
    ['a:text:primary', 'field 1 ("a")', 'no modifier; they are unique, index, default=VALUE, cascade', 'leave'],
    ['a:time:default=10:00', 'field 1', 'no modifier', "default='10:00'"],
    ['a:text:default', 'field 1', 'no value', 'default=VALUE'],
    ["a:text:default='x", 'field 1', 'not closed', 'twice'],
    ['a:string:unique:unique', 'field 1', 'twice', 'once'],
    ['a:ref(b):cascade:restrict', 'field 1', 'twice', 'once'],
    ['a:text?x', 'field 1', 'expected', 'NAME:TYPE'],
    ['a:text:cascade', 'field 1', 'for references', 'a:text'],
    ['a:ref(b):setnull', 'field 1', 'not nullable', '?:setnull'],
    ['a:text:unique', 'field 1', 'no index holds', 'a:string(255):unique'],
    ['a:json:index', 'field 1', 'no index holds', 'a:json'],
    ['a:string(676):index', 'field 1', '675 characters', 'a:string(675)'],
    ['a:json:default=1', 'field 1', 'takes no default', 'nullable'],
    ['a:ref(b):default=1', 'field 1', 'takes no default', 'nullable'],
    ['a:integer:unique:default=1', 'field 1', 'would not be unique', 'leave'],
    ['a:integer:default=2147483648', 'field 1', 'outside -2147483648 to 2147483647', 'default=0'],
    ['a:bigint:default=9223372036854775808', 'field 1', 'outside', 'default=0'],
    ['a:integer:default=1.5', 'field 1', 'no whole number', 'default=0'],
    ['a:float:default=1e999', 'field 1', 'no finite number', 'default=0.5'],
    ['a:decimal(4,2):default=100', 'field 1', 'more than 2 digits before', '0.00'],
    ['a:decimal(4,2):default=1.234', 'field 1', 'more than 2 digits behind', '0.00'],
    ['a:boolean:default=yes', 'field 1', 'neither true nor false', 'default=false'],
    ['a:date:default=2023-02-29', 'field 1', 'no date', '2026-01-31'],
    ['a:date:default=now', 'field 1', 'createdAt', '2026-01-31'],
    ["a:datetime:default='2026-01-31T10:00:00'", 'field 1', 'no moment with an offset', 'Z'],
    ["a:datetime:default='0001-01-01T00:00:00+10:00'", 'field 1', 'years 1 to 9999', 'Z'],
    ["a:time:default='24:00'", 'field 1', 'no time of day', '10:00'],
    ['a:uuid:default=1', 'field 1', 'no UUID', '0000'],
    ['a:enum(x|y):default=z', 'field 1', 'none of x, y', 'default=x'],
    ['a:string(2):default=abc', 'field 1', '3 characters', 'default='],
    ["a:text:default='a\0b'", 'field 1', 'NUL', 'default='],
    ['größe:text', 'field 1', 'ASCII', 'name it gro'],
    ['1st:text', 'field 1', 'begin with a letter', 'st'],
    ['a.b:text', 'field 1', 'only letters', 'ab'],
    ['a_:text', 'field 1', 'ends with', 'a'],
  ])('refuses %j', (text, where, why, fix) => {
    try {
      parsed(text);
    } catch (error) {
      expect(error).toBeInstanceOf(RobynError);
      const refused = error as FieldRefused;
      expect(refused.where).toContain(where);
      expect(`${refused.what} ${refused.why}`).toContain(why);
      expect(refused.fix).toContain(fix);
      return;
    }
    throw new Error('it is not refused');
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(arbitraryEntity(), ({ fields }) => {
        expect(parsed(fields.map(writeField).join(','))).toEqual(fields);
        for (const field of fields) expect(locateField(writeField(field), 'x').field).toEqual(field);
      }),
      { numRuns: 500 },
    );
  });

  it('answers nonsense by a named error', () => {
    const pieces = fc.oneof(
      fc.constantFrom(':', ',', '(', ')', '?', '|', '=', "'", '"', ' ', 'a', 'title', 'default', 'unique', 'cascade', 'string', 'decimal', 'enum', 'ref', '10', '-', '.'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        try {
          const fields = parsed(parts.join(''));
          expect(parsed(fields.map(writeField).join(','))).toEqual(fields);
        } catch (error) {
          if (!(error instanceof RobynError)) throw error;
          expect(error.fix).toBeTruthy();
          expect(error.where).toContain('--fields, field ');
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('reads every type and modifier', () => expect(written(everyField)).toBe(everyField));
});
