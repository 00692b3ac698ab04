import type { Replacement } from './replacement';
import { type TomlTable, tomlTables } from './toml-tables';

/** The value of a new key: the members of an inline table, as TOML, or one value. */
export type EntryValue = readonly (readonly [key: string, value: string])[] | string;

/**
 * A key that comes into a table: at its end, in the way in which the table is written. A table that there is not yet comes behind those of
 * the same tool, or behind the last of `neighbours` that there is.
 *
 * @param text with `\n` at the ends of lines
 * @param table its dotted name
 * @param neighbours names of tables behind which a new one may come, the best last
 * @returns undefined where the table is written in a way that is not known here
 */
export function addedEntry(
  text: string,
  table: readonly string[],
  key: string,
  value: EntryValue,
  neighbours: readonly string[],
): Replacement | undefined {
  const tables = tomlTables(text);
  const last = (accepts: (name: readonly string[]) => boolean) => tables.filter(({ name }) => accepts(name)).at(-1);
  const own = last((name) => same(name, table));
  if (own !== undefined) return insertion(text, own.end, `${key} = ${inline(value)}\n`);
  const lastEntry = last((name) => name.length === table.length + 1 && same(name.slice(0, -1), table));
  if (lastEntry !== undefined && typeof value !== 'string') return insertion(text, lastEntry.end, `\n${asTable([...table, key], value)}`);
  const within = tables.map((one) => inside(text, one, table, key, inline(value)));
  const found = within.find((one) => one !== undefined);
  if (found !== undefined) return found;
  const tool = last((name) => same(name.slice(0, 2), table.slice(0, 2)));
  const nearest = neighbours.map((neighbour) => last(([name]) => name === neighbour)).filter((one) => one !== undefined);
  const neighbour = tool ?? nearest.at(-1) ?? tables.at(-1);
  if (neighbour === undefined) return undefined;
  return insertion(text, neighbour.end, `\n[${table.join('.')}]\n${key} = ${inline(value)}\n`);
}

/** A table that is no header but a value, `sources = { ... }`, or the beginning of keys, `sources.other = ...`. */
function inside(text: string, table: TomlTable, wanted: readonly string[], key: string, value: string): Replacement | undefined {
  if (!same(wanted.slice(0, table.name.length), table.name)) return undefined;
  const rest = wanted.slice(table.name.length).join('.');
  const braces = table.values.get(rest);
  if (braces !== undefined && text[braces.end - 1] === '}') {
    const members = text.slice(braces.start + 1, braces.end - 1);
    const end = braces.start + 1 + members.trimEnd().length;
    return { start: end, end: braces.end - 1, text: `${members.trim() === '' ? '' : ','} ${key} = ${value} ` };
  }
  const last = [...table.values].filter(([written]) => written.startsWith(`${rest}.`)).at(-1)?.[1];
  if (last === undefined) return undefined;
  const newline = text.indexOf('\n', last.end);
  return insertion(text, newline < 0 ? text.length : newline + 1, `${rest}.${key} = ${value}\n`);
}

function insertion(text: string, at: number, added: string): Replacement {
  return { start: at, end: at, text: (at === 0 || text[at - 1] === '\n' ? '' : '\n') + added };
}

function inline(value: EntryValue): string {
  return typeof value === 'string' ? value : `{ ${value.map(([key, member]) => `${key} = ${member}`).join(', ')} }`;
}

function asTable(name: readonly string[], members: Exclude<EntryValue, string>): string {
  return `[${name.join('.')}]\n${members.map(([key, member]) => `${key} = ${member}\n`).join('')}`;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
