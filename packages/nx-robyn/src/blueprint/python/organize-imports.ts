import { standardLibrary } from '../../service/python-names';
import { orderImports } from './import-order';
import { formatImport, importBlocks, type ImportStatement } from './import-statement';
import { usedNames } from './used-names';

/** `import SOURCE [as ALIAS]`. */
export interface ModuleImport {
  readonly source: string;
  readonly alias?: string;
}

/** The imports at the top of a file, and what stands before and behind them. */
export interface Divided {
  readonly head: string;
  readonly modules: readonly ModuleImport[];
  readonly statements: readonly ImportStatement[];
  readonly body: string;
}

const moduleImport = /^import ([\w.]+)(?: as (\w+))?[ \t]*\n/;
const fromImport = /^from \S+ import (?:\([^()#]*\)|[^(#\n]*?)[ \t]*(?:#[^\n]*)?\n/;

/**
 * The text of a Python file whose imports at the top are in ruff's order and sections, without those that nothing uses. A statement with a
 * comment stays whole, and so does everything that is imported further down.
 *
 * @param module import package of the service
 */
export function organizeImports(text: string, module: string): string {
  const divided = divide(text);
  if (divided === undefined) return text;
  const used = usedNames(divided.body);
  const modules = divided.modules.filter(({ source, alias }) => used.has(alias ?? source.split('.')[0] ?? source));
  const statements = divided.statements.flatMap((statement) => keepUsed(statement, used));
  return join({ ...divided, modules, statements }, module);
}

/**
 * The text of a file that was divided, its imports in order.
 *
 * @param module import package of the service
 */
export function join(divided: Divided, module: string): string {
  const texts = sections(divided.modules, divided.statements, module);
  const body = divided.body.replace(/^\n+/, '');
  const gap = /^(?:@|class |def |async def )/.test(body) ? '\n\n\n' : '\n\n';
  const block = texts.map((section) => section.trimEnd()).join('\n\n');
  if (block === '') return `${divided.head}${body}`;
  return `${divided.head}${block}${body === '' ? '\n' : `${gap}${body}`}`;
}

/** Divides a file whose top is a docstring, comments and imports; undefined where it imports nothing there. */
export function divide(text: string): Divided | undefined {
  const [docstring = ''] = /^(?:#[^\n]*\n|\n)*(?:"""(?:\\[\s\S]|[^\\])*?"""[ \t]*\n)?\n*/.exec(text) ?? [];
  const modules: ModuleImport[] = [];
  let imports = '';
  let rest = text.slice(docstring.length);
  for (;;) {
    const [blank = ''] = /^\n*/.exec(rest) ?? [];
    const next = rest.slice(blank.length);
    const plain = moduleImport.exec(next);
    const [found = ''] = plain ?? fromImport.exec(next) ?? [];
    if (found === '') break;
    if (plain === null) imports += found;
    else modules.push(plain[2] === undefined ? { source: plain[1] ?? '' } : { source: plain[1] ?? '', alias: plain[2] });
    rest = next.slice(found.length);
  }
  if (imports === '' && modules.length === 0) return undefined;
  const statements = importBlocks(imports).flatMap((block) => block.statements);
  return { head: docstring, modules, statements, body: rest };
}

function keepUsed(statement: ImportStatement, used: ReadonlySet<string>): readonly ImportStatement[] {
  if (statement.source === '__future__' || statement.comment !== '') return [statement];
  const names = statement.names.filter(({ name, alias }) => alias === name || used.has(alias ?? name));
  return names.length === 0 ? [] : [{ ...statement, names }];
}

/** Future, standard library, other packages, the service's own, and relative imports: the text of each that has any. */
function sections(modules: readonly ModuleImport[], statements: readonly ImportStatement[], own: string): readonly string[] {
  const texts = [0, 1, 2, 3, 4].map((section) => {
    const plain = [...new Map(modules.filter(({ source }) => sectionOf(source, own) === section).map((each) => [writeModule(each), each])).keys()];
    const from = orderImports(statements.filter(({ source }) => sectionOf(source, own) === section));
    return [...plain.sort(compareText), ...from.map(formatImport)].join('');
  });
  return texts.filter((text) => text !== '');
}

function sectionOf(source: string, own: string): number {
  if (source.startsWith('.')) return 4;
  const [root = ''] = source.split('.');
  if (root === '__future__') return 0;
  if (standardLibrary.has(root)) return 1;
  return root === own || root === 'tests' ? 3 : 2;
}

function writeModule({ source, alias }: ModuleImport): string {
  return `import ${source}${alias === undefined ? '' : ` as ${alias}`}\n`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
