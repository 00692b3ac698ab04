import { lineLength } from './line-length';

/** A name that a statement imports, and what the file calls it. */
export interface ImportedName {
  readonly name: string;
  readonly alias?: string;
}

/** `from SOURCE import NAMES`. */
export interface ImportStatement {
  readonly indent: string;
  /** Dots and dotted name, as written after `from`. */
  readonly source: string;
  readonly names: readonly ImportedName[];
  /** The comment at its end with the blanks before it, or nothing. */
  readonly comment: string;
}

/** Import statements that stand on adjacent lines, equally indented. */
export interface ImportBlock {
  /** Offset of its first character, and of the one after its last newline. */
  readonly start: number;
  readonly end: number;
  readonly statements: readonly ImportStatement[];
}

const statement = /^([ \t]*)from (\S+) import (?:\(([^()#]*)\)|([^(#\n]*?))([ \t]*#[^\n]*)?\n/gm;

/** The `from` imports of a Python file, by block. What holds a comment between parentheses is no import for this. */
export function importBlocks(text: string): readonly ImportBlock[] {
  const blocks: { start: number; end: number; statements: ImportStatement[] }[] = [];
  for (const match of text.matchAll(statement)) {
    const [whole, indent = '', source = '', wrapped, plain, comment = ''] = match;
    const parsed = { indent, source, names: importedNames(wrapped ?? plain ?? ''), comment };
    const last = blocks.at(-1);
    if (last !== undefined && last.end === match.index && last.statements[0]?.indent === indent) {
      last.statements.push(parsed);
      last.end += whole.length;
    } else {
      blocks.push({ start: match.index, end: match.index + whole.length, statements: [parsed] });
    }
  }
  return blocks;
}

/** A statement as ruff formats it: on one line, or one line for each name when that is too long. */
export function formatImport({ indent, source, names, comment }: ImportStatement): string {
  const texts = names.map(({ name, alias }) => (alias === undefined ? name : `${name} as ${alias}`));
  const line = `${indent}from ${source} import ${texts.join(', ')}`;
  if (line.length <= lineLength) return `${line}${comment}\n`;
  const lines = texts.map((text) => `${indent}    ${text},\n`).join('');
  return `${indent}from ${source} import (\n${lines}${indent})${comment}\n`;
}

function importedNames(list: string): readonly ImportedName[] {
  return list
    .split(',')
    .map((entry) => entry.trim().split(/\s+as\s+/))
    .filter(([name]) => name !== '')
    .map(([name = '', alias]) => (alias === undefined ? { name } : { name, alias }));
}
