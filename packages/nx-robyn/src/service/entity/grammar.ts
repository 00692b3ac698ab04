import { FieldRefused } from '../errors';
import { type LocatedField, makeField, type RawField } from './field';
import { type Field, onDeletes } from './model';
import { defaultLength, types } from './types';

/** Modifiers of the grammar, for messages. */
const modifiers = ['unique', 'index', 'default=VALUE', ...onDeletes];

/**
 * Reads fields: `NAME:TYPE[(ARGS)][?][:MODIFIER...]`, divided by commas, blanks around everything. A default that holds a comma, a
 * colon or blanks at its ends stands in single or double quotes, in which a quote is written twice.
 *
 * @param where what the text is, for messages: `--fields`
 * @throws FieldRefused naming the field, its position, why, and what to type
 */
export function parseFields(text: string, where: string): readonly Field[] {
  return locateFields(text, where).map(({ field }) => field);
}

/** As {@link parseFields}, with where each field stands. */
export function locateFields(text: string, where: string): readonly LocatedField[] {
  const scanner = new Scanner(text, where);
  const fields: LocatedField[] = [];
  do {
    fields.push(scanner.field());
  } while (scanner.takeComma());
  return fields;
}

/** One field of the grammar, as in a list of texts. */
export function locateField(text: string, where: string): LocatedField {
  const fields = locateFields(text, where);
  const [first] = fields;
  if (first !== undefined && fields.length === 1) return first;
  throw new FieldRefused({ what: `"${text}" is ${fields.length} fields.`, where, why: 'each entry of a list is one field.', fix: 'write them as entries of their own' });
}

/** A field in the canonical grammar: `parseFields(writeField(field))` is the field. */
export function writeField(field: Field): string {
  const written = [
    `${field.name}:${field.type}${argumentsText(field)}${field.nullable ? '?' : ''}`,
    ...(field.unique ? ['unique'] : []),
    ...(field.index && field.type !== 'ref' ? ['index'] : []),
    ...(field.default === undefined ? [] : [`default=${quoted(field.default)}`]),
    ...(field.onDelete === undefined || field.onDelete === 'restrict' ? [] : [field.onDelete]),
  ];
  return written.join(':');
}

function argumentsText(field: Field): string {
  switch (types[field.type].arguments) {
    case 'length':
      return `(${field.length ?? defaultLength})`;
    case 'digits':
      return `(${field.precision},${field.scale})`;
    case 'values':
      return `(${field.values?.join('|')})`;
    case 'target':
      return `(${field.target})`;
    case 'none':
      return '';
  }
}

function quoted(value: string): string {
  return /^[A-Za-z0-9_.+-]+$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

/** Reads a text of the grammar from left to right. */
class Scanner {
  private at = 0;
  private count = 0;

  constructor(
    private readonly text: string,
    private readonly where: string,
  ) {}

  takeComma(): boolean {
    return this.take(',');
  }

  field(): LocatedField {
    this.count += 1;
    const name = this.word(/[^:,()?]*/y);
    const position = this.position(name);
    const locate = () => position;
    if (!this.take(':')) {
      throw new FieldRefused({
        what: name === '' ? 'a field is empty.' : `the field "${name}" has no type.`,
        where: position,
        why: 'a field is NAME:TYPE, and a comma stands between two fields.',
        fix: name === '' ? 'title:string(120),price:decimal(10,2)' : `${name}:string`,
      });
    }
    const type = this.word(/[^:,()?]*/y);
    const args = this.arguments(name, type);
    const nullable = this.take('?');
    const raw: RawField = { name, type, ...args, nullable, ...this.modifiers(name) };
    if (this.at < this.text.length && this.text[this.at] !== ',') {
      const rest = this.text.slice(this.at, this.at + 20);
      throw this.refusal(name, `"${rest}" stands where a modifier, a comma or the end is expected.`, 'NAME:TYPE[(ARGS)][?][:MODIFIER...], divided by commas');
    }
    return { field: makeField(raw, locate), locate };
  }

  private arguments(name: string, type: string): Partial<RawField> {
    if (!this.take('(')) return {};
    const text = this.word(/[^()]*/y);
    if (!this.take(')')) throw this.refusal(name, 'a parenthesis is not closed.', `${name}:${type}(...)`);
    if (type === 'enum') return { values: text.split('|').map((value) => value.trim()) };
    if (type === 'ref') return { target: text };
    const [first = '', second, third] = text.split(',').map((entry) => entry.trim());
    if (third !== undefined) throw this.refusal(name, `"(${text})" are too many arguments.`, `${name}:decimal(10,2)`);
    return type === 'decimal' ? { precision: first, scale: second } : { length: text };
  }

  private modifiers(name: string): Partial<RawField> {
    let read: Partial<RawField> = {};
    const add = (key: keyof RawField, value: string | true, word: string) => {
      if (read[key] !== undefined) {
        throw this.refusal(name, key === 'onDelete' ? 'it says twice what happens when its target is deleted.' : `"${word}" stands twice.`, 'say it once');
      }
      read = { ...read, [key]: value };
    };
    while (this.take(':')) {
      const word = this.word(/[^:,=?()'"]*/y);
      if (word === 'unique' || word === 'index') add(word, true, word);
      else if (onDeletes.some((rule) => rule === word)) add('onDelete', word, word);
      else if (word === 'default' && this.take('=')) add('default', this.value(name), word);
      else throw this.unknownModifier(name, word, read.default !== undefined);
    }
    return read;
  }

  private unknownModifier(name: string, word: string, afterDefault: boolean): FieldRefused {
    if (word === 'default') return this.refusal(name, 'default has no value.', `${name}:...:default=VALUE`);
    const why = `"${word}" is no modifier; they are ${modifiers.join(', ')}.`;
    return this.refusal(name, why, afterDefault ? "a default that holds a colon or a comma stands in quotes: default='10:00'" : `leave ":${word}" out`);
  }

  private value(name: string): string {
    const quote = this.take("'") ? "'" : this.take('"') ? '"' : undefined;
    if (quote === undefined) return this.word(/[^:,]*/y);
    let value = '';
    for (;;) {
      const end = this.text.indexOf(quote, this.at);
      if (end < 0) throw this.refusal(name, 'a quote is not closed.', `default=${quote}VALUE${quote}; a quote inside is written twice`);
      value += this.text.slice(this.at, end);
      this.at = end + 1;
      if (this.text[this.at] !== quote) break;
      value += quote;
      this.at += 1;
    }
    this.skipBlanks();
    return value;
  }

  private word(pattern: RegExp): string {
    this.skipBlanks();
    pattern.lastIndex = this.at;
    const [found = ''] = pattern.exec(this.text) ?? [];
    this.at += found.length;
    return found.trim();
  }

  /** Goes behind a character and the blanks around it, where it is the next one. */
  private take(character: string): boolean {
    const before = this.at;
    this.skipBlanks();
    if (this.text[this.at] !== character) {
      this.at = before;
      return false;
    }
    this.at += 1;
    // Blanks in quotes belong to the value.
    if (character !== "'" && character !== '"') this.skipBlanks();
    return true;
  }

  private skipBlanks(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private position(name: string): string {
    const character = Math.max(0, this.text.lastIndexOf(name, this.at)) + 1;
    return `${this.where}, field ${this.count}${name === '' ? '' : ` ("${name}")`}, character ${name === '' ? this.at + 1 : character}`;
  }

  private refusal(name: string, why: string, fix: string): FieldRefused {
    const where = `${this.where}, field ${this.count} ("${name}"), character ${Math.min(this.at + 1, this.text.length)}`;
    return new FieldRefused({ what: `the field "${name}" cannot be read.`, where, why, fix });
  }
}
