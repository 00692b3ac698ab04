import { diffIndices } from 'node-diff3';
import type { EntityModel } from '../../service/entity/model';
import { writeField } from '../../service/entity/grammar';
import { writeEntity } from '../../service/manifest';
import { type Replacement, replaced } from './replacement';
import { arrayStrings, type Span, type TomlTable, tomlTables } from './toml-tables';

/**
 * The text of a pyproject.toml with other entities in its manifest. Only what says something else is written anew: comments, order and
 * layout stay.
 *
 * @param text with `\n` at the ends of lines
 * @returns undefined where the manifest does not have one table for each entity, with a header of its own
 */
export function withEntities(text: string, before: readonly EntityModel[], after: readonly EntityModel[]): string | undefined {
  const tables = new Map(tomlTables(text).map((table) => [table.name.join('.'), table]));
  const own = (name: string) => tables.get(`tool.nx-robyn.entities.${name}`);
  const last = [...before].reverse().map(({ name }) => own(name)).find((table) => table !== undefined) ?? tables.get('tool.nx-robyn');
  if (last === undefined || before.some(({ name }) => own(name) === undefined)) return undefined;
  const replacements: Replacement[] = [];
  for (const was of before) {
    const table = own(was.name) as TomlTable;
    const is = after.find(({ name }) => name === was.name);
    replacements.push(...(is === undefined ? [removal(text, table)] : changes(text, table, was, is)));
  }
  const added = after.filter(({ name }) => !before.some((one) => one.name === name));
  const behind = text.slice(0, last.end).endsWith('\n') ? '' : '\n';
  if (added.length > 0) replacements.push({ start: last.end, end: last.end, text: behind + added.map((entity) => `\n${writeEntity(entity)}\n`).join('') });
  return replaced(text, replacements);
}

/** A table goes with one blank line above it. */
function removal(text: string, { start, end }: TomlTable): Replacement {
  return { start: text.slice(0, start).endsWith('\n\n') ? start - 1 : start, end, text: '' };
}

function changes(text: string, table: TomlTable, was: EntityModel, is: EntityModel): readonly Replacement[] {
  const found: Replacement[] = [];
  for (const key of ['plural', 'auth', 'owner'] as const) {
    if (was[key] === is[key]) continue;
    const span = table.values.get(key);
    const value = JSON.stringify(is[key]);
    found.push(span === undefined ? { start: table.body, end: table.body, text: `${key} = ${value}\n` } : { ...span, text: value });
  }
  const fields = table.values.get('fields');
  if (fields !== undefined) found.push(...fieldChanges(text, fields, was.fields.map(writeField), is.fields.map(writeField)));
  return found;
}

function fieldChanges(text: string, array: Span, was: readonly string[], is: readonly string[]): readonly Replacement[] {
  const strings = arrayStrings(text, array);
  const isLong = text.slice(array.start, array.end).includes('\n');
  if (was.join('\n') === is.join('\n')) return [];
  if (!isLong || strings.length !== was.length || strings.length === 0) return [{ ...array, text: `[\n${is.map(line).join('')}]` }];
  return diffIndices([...was], [...is]).flatMap(({ buffer1: [start, count], buffer2Content }) => {
    const kept = Math.min(count, buffer2Content.length);
    const same = strings.slice(start, start + kept).map((span, index) => ({ ...span, text: JSON.stringify(buffer2Content[index]) }));
    const gone = strings.slice(start + kept, start + count).map((span) => withoutItem(text, span));
    const fresh = buffer2Content.slice(kept);
    return [...same, ...gone, ...(fresh.length > 0 ? insertion(text, array, strings, start + kept, fresh) : [])];
  });
}

/** New items, each on a line of its own, before the line of the item that follows, or after the last one. */
function insertion(text: string, array: Span, strings: readonly Span[], at: number, fresh: readonly string[]): readonly Replacement[] {
  const next = strings[at];
  const before = next === undefined ? array.end - 1 : next.start;
  const lineStart = text.lastIndexOf('\n', before - 1) + 1;
  const place = Math.max(lineStart, array.start + 1);
  const last = strings.at(-1);
  const needsComma = next === undefined && last !== undefined && !/^\s*,/.test(text.slice(last.end));
  return [
    ...(needsComma && last !== undefined ? [{ start: last.end, end: last.end, text: ',' }] : []),
    { start: place, end: place, text: fresh.map(line).join('') },
  ];
}

/** An item goes with its comma, and with its line where it is alone on it. */
function withoutItem(text: string, span: Span): Replacement {
  const lineStart = text.lastIndexOf('\n', span.start) + 1;
  const newline = text.indexOf('\n', span.end);
  const alone = /^\s*$/.test(text.slice(lineStart, span.start)) && /^\s*,?\s*(#.*)?$/.test(text.slice(span.end, newline));
  if (alone) return { start: lineStart, end: newline + 1, text: '' };
  return { start: span.start, end: span.end + (/^\s*,[ \t]*/.exec(text.slice(span.end))?.[0].length ?? 0), text: '' };
}

function line(field: string): string {
  return `    ${JSON.stringify(field)},\n`;
}
