import { EntityFileInvalid } from '../errors';
import { type LocatedField, makeField, type RawField } from './field';
import { locateField } from './grammar';
import type { RawEntityOptions } from './normalize';

type Kind = 'a text' | 'true or false' | 'a whole number' | 'a list of texts' | 'a text, a number, or true or false';

const entityKeys: Readonly<Record<string, Kind>> = { name: 'a text', plural: 'a text', auth: 'a text', owner: 'true or false' };

const fieldKeys: Readonly<Record<keyof RawField, Kind>> = {
  name: 'a text',
  type: 'a text',
  length: 'a whole number',
  precision: 'a whole number',
  scale: 'a whole number',
  values: 'a list of texts',
  target: 'a text',
  nullable: 'true or false',
  unique: 'true or false',
  index: 'true or false',
  default: 'a text, a number, or true or false',
  onDelete: 'a text',
};

const tests: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  'a text': (value) => typeof value === 'string',
  'true or false': (value) => typeof value === 'boolean',
  'a whole number': Number.isInteger,
  'a list of texts': (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
  'a text, a number, or true or false': (value) => ['string', 'boolean'].includes(typeof value) || Number.isFinite(value),
};

/**
 * Reads what a file of `--from` holds: an object with `fields`, and `name`, `plural`, `auth` and `owner` where it says them. A field is
 * a text of the grammar or an object.
 *
 * @param json what `JSON.parse` made of the file
 * @param where path of the file, for messages
 * @throws EntityFileInvalid, FieldRefused naming the place in the file (`$.fields[2].length`)
 */
export function readFieldsFile(json: unknown, where: string): RawEntityOptions {
  const at = (path: string) => `${where}: ${path}`;
  if (!isObject(json)) throw invalid(at('$'), json, 'an object with "fields"');
  checkKeys(json, { ...entityKeys, fields: 'a list of fields' }, at('$'));
  const options = readKeys(json, entityKeys, at, '$') as RawEntityOptions;
  if (json['fields'] === undefined) return options;
  if (!Array.isArray(json['fields']) || json['fields'].length === 0) throw invalid(at('$.fields'), json['fields'], 'a list of one field or more');
  const fields = json['fields'].map((field: unknown, index) => readField(field, at, `$.fields[${index}]`));
  return { ...options, fields };
}

function readField(json: unknown, at: (path: string) => string, path: string): LocatedField {
  if (typeof json === 'string') return locateField(json, at(path));
  if (!isObject(json)) throw invalid(at(path), json, 'an object, or a text like "title:string(120)"');
  checkKeys(json, fieldKeys, at(path));
  const { default: value, ...raw } = readKeys(json, fieldKeys, at, path);
  for (const key of ['name', 'type']) {
    if (raw[key] === undefined) throw invalid(at(`${path}.${key}`), undefined, fieldKeys[key as keyof RawField]);
  }
  const locate = (part?: keyof RawField) => at(part === undefined ? path : `${path}.${part}`);
  const field = makeField({ ...(raw as unknown as RawField), default: value === undefined ? undefined : String(value) }, locate);
  return { field, locate };
}

function checkKeys(json: Readonly<Record<string, unknown>>, known: Readonly<Record<string, string>>, where: string): void {
  const strange = Object.keys(json).find((key) => !Object.hasOwn(known, key));
  if (strange === undefined) return;
  throw new EntityFileInvalid({
    what: `"${strange}" is no key of what stands here.`,
    where,
    why: `its keys are ${Object.keys(known).join(', ')}.`,
    fix: 'take it out, or write the key that was meant',
  });
}

/** The values of known keys; null is as if the key were not there. */
function readKeys(
  json: Readonly<Record<string, unknown>>,
  keys: Readonly<Record<string, Kind>>,
  at: (path: string) => string,
  path: string,
): Readonly<Record<string, unknown>> {
  const read = Object.entries(keys).flatMap(([key, kind]) => {
    const value = json[key];
    if (value === undefined || value === null) return [];
    if (!tests[kind](value)) throw invalid(at(`${path}.${key}`), value, kind);
    return [[key, value]];
  });
  return Object.fromEntries(read) as Readonly<Record<string, unknown>>;
}

function invalid(where: string, value: unknown, expected: string): EntityFileInvalid {
  return new EntityFileInvalid({
    what: value === undefined ? 'a value is missing.' : `${JSON.stringify(value)?.slice(0, 60)} is not what is expected.`,
    where,
    why: `it should be ${expected}.`,
    fix: '{"fields": ["title:string(120)", {"name": "price", "type": "decimal", "precision": 10, "scale": 2}]}',
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
