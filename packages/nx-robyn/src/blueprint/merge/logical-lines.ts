import { formatImport, importBlocks, type ImportStatement } from '../python/import-statement';
import { orderImports } from '../python/import-order';
import { lineLength } from '../python/line-length';

/** A line as merges compare it. Of an import and of `__all__` each name has a line of its own. */
export interface LogicalLine {
  /** What is compared. */
  readonly key: string;
  /** Index of the line of the text that it is on. */
  readonly line: number;
}

const importMark = '\u0001';
const exportMark = '\u0002';
const opening = `${exportMark}(`;
const closing = `${exportMark})`;

/** The lines of a text that ends with a newline, or is empty. */
export function lines(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** The logical lines of a Python file. */
export function logicalLines(text: string): readonly LogicalLine[] {
  const found: LogicalLine[] = [];
  let end = 0;
  const plain = (until: number) => {
    const first = lineAt(text, end);
    lines(text.slice(end, until)).forEach((key, index) => found.push({ key, line: first + index }));
  };
  for (const block of blocks(text)) {
    plain(block.start);
    const line = lineAt(text, block.start);
    found.push(...block.keys.map((key) => ({ key, line: Math.max(line, lineOf(text, block, key)) })));
    end = block.end;
  }
  plain(text.length);
  return found;
}

/**
 * The text of logical lines.
 *
 * @param keys of the lines
 * @param models texts whose imports and exports are written as they are there where they are the same; what the first
 *   one has out of order stays so, and its style of `__all__` is kept
 */
export function textOf(keys: readonly string[], models: readonly string[]): string {
  const known = new Map<string, string>();
  for (const model of [...models].reverse()) {
    for (const { keys: own, start, end } of blocks(model)) known.set(own.join('\n'), model.slice(start, end));
  }
  const style = models.map((model) => exportsOf(model)?.text).find((text) => text !== undefined);
  const present = new Set(blocks(models[0] ?? '').flatMap((block) => block.keys));
  return runs(keys)
    .map((run) => known.get(run.join('\n')) ?? written(run, (key) => present.has(key), style))
    .join('');
}

/** A logical line as somebody writes it. */
export function shown(key: string): string {
  if (key.startsWith(importMark)) return key.slice(1);
  return key.startsWith(exportMark) ? `    ${key.slice(1)},  # in __all__` : key;
}

/** Whether a logical line is one name of an import or of `__all__`: its order is nothing that anybody decided. */
export function isFree(key: string): boolean {
  if (isImport(key)) return !key.includes('#');
  return key.startsWith(exportMark) && key !== opening && key !== closing;
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly keys: readonly string[];
}

function blocks(text: string): readonly Block[] {
  const imports = importBlocks(text).map(({ start, end, statements }) => ({ start, end, keys: statements.flatMap(importKeys) }));
  const exported = exportsOf(text);
  if (exported === undefined) return imports;
  return [...imports, exported].sort((a, b) => a.start - b.start);
}

/** One key for each name; one for all where a comment belongs to all. */
function importKeys(statement: ImportStatement): readonly string[] {
  if (statement.comment !== '') return [importMark + formatImport(statement).trimEnd()];
  return statement.names.map((name) => `${importMark}${oneLine({ ...statement, names: [name] })}`);
}

function oneLine({ indent, source, names }: ImportStatement): string {
  return `${indent}from ${source} import ${names.map(({ name, alias }) => (alias === undefined ? name : `${name} as ${alias}`)).join(', ')}`;
}

function exportsOf(text: string): (Block & { readonly text: string }) | undefined {
  const match = /^__all__(?:: [^=\n]+)? = ([([])([^()[\]#]*)[)\]]\n/m.exec(text);
  if (match === null) return undefined;
  const names = (match[2] ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (!names.every((name) => /^(["'])\w+\1$/.test(name))) return undefined;
  const keys = [opening, ...names.map((name) => `${exportMark}"${name.slice(1, -1)}"`), closing];
  return { start: match.index, end: match.index + match[0].length, keys, text: match[0] };
}

/** Keys by what is written together: the names of adjacent imports, those of `__all__`, single lines. */
function runs(keys: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (const key of keys) {
    const last = found.at(-1);
    const beside = last?.[0];
    const joins = beside !== undefined && beside[0] === key[0] && (isImport(key) ? indent(key) === indent(beside) : key.startsWith(exportMark));
    if (joins && last !== undefined) last.push(key);
    else found.push([key]);
  }
  return found;
}

function isImport(key: string): boolean {
  return key.startsWith(importMark);
}

function indent(key: string): string {
  return /^.([ \t]*)/.exec(key)?.[1] ?? '';
}

function written(run: readonly string[], isPresent: (key: string) => boolean, style: string | undefined): string {
  const [first = ''] = run;
  if (isImport(first)) {
    const present = statementsOf(run.filter(isPresent));
    const isOrdered = textOfImports(orderImports(present)) === textOfImports(present);
    return textOfImports(isOrdered ? orderImports(statementsOf(run)) : statementsOf(run));
  }
  return first.startsWith(exportMark) ? writtenExports(run, isPresent, style) : `${first}\n`;
}

function textOfImports(statements: readonly ImportStatement[]): string {
  return statements.map(formatImport).join('');
}

/** The statements of keys: names of one source that follow one another are imported together. */
function statementsOf(keys: readonly string[]): readonly ImportStatement[] {
  const statements: ImportStatement[] = [];
  for (const statement of keys.flatMap((key) => importBlocks(`${key.slice(1)}\n`).flatMap((block) => block.statements))) {
    const last = statements.at(-1);
    const joins = last?.source === statement.source && [last, statement].every(({ comment, names }) => comment === '' && names.every(({ alias }) => alias === undefined));
    if (joins && last !== undefined) statements[statements.length - 1] = { ...last, names: [...last.names, ...statement.names] };
    else statements.push(statement);
  }
  return statements;
}

/** `__all__`, in the order that ruff wants where it was, on one line unless that is too long or was not before. */
function writtenExports(run: readonly string[], isPresent: (key: string) => boolean, style = '__all__ = ()\n'): string {
  const names = run.filter((key) => key !== opening && key !== closing);
  const present = names.filter(isPresent);
  const isOrdered = inOrder(present).join() === present.join();
  const texts = (isOrdered ? inOrder(names) : names).map((key) => key.slice(1));
  const [, head = '', bracket = '('] = /^([^([]*= )([([])/.exec(style) ?? [];
  const close = bracket === '(' ? ')' : ']';
  const line = `${head}${bracket}${texts.join(', ')}${texts.length === 1 && bracket === '(' ? ',' : ''}${close}`;
  if (texts.length === 0 || (line.length <= lineLength && !style.trimEnd().includes('\n'))) return `${line}\n`;
  return `${head}${bracket}\n${texts.map((text) => `    ${text},\n`).join('')}${close}\n`;
}

function inOrder(names: readonly string[]): readonly string[] {
  const [ordered] = orderImports([{ indent: '', source: 'all', names: names.map((key) => ({ name: key.slice(2, -1) })), comment: '' }]);
  return (ordered?.names ?? []).map(({ name }) => `${exportMark}"${name}"`);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

/** Where in a block a key's own name stands. */
function lineOf(text: string, { start, end }: Block, key: string): number {
  const name = /\w+(?=\W*$)/.exec(key)?.[0] ?? '';
  const offset = text.slice(start, end).search(new RegExp(`\\b${name}\\b`));
  return lineAt(text, start + Math.max(0, offset));
}
