import { PathRefused } from '../../service/errors';
import { pascalCase, snakeCase } from '../../service/entity/names';
import { type Divided, divide, join } from './organize-imports';
import type { ImportStatement } from './import-statement';
import { absoluteName, type PythonFile } from './module-name';
import { type Token, tokens } from './tokens';

/** Names of an entity, in kebab-case. */
export interface Names {
  readonly name: string;
  readonly plural: string;
}

/** The modules of one entity that go into a file, as they are at home. */
export interface EntityModules {
  readonly names: Names;
  /** Texts, in an order in which they can stand. */
  readonly texts: readonly string[];
}

const definition = /^(?:(?:async )?def|class) (\w+)|^(\w+)(?:: [^=\n]+)? = /gm;
const exportList = /^__all__ = \([^()]*\)\n*/m;

/** Names that a module defines at its top. */
export function definedNames(text: string): readonly string[] {
  return [...text.matchAll(definition)].map(([, block, value]) => block ?? value ?? '').filter((name) => name !== '__all__');
}

/**
 * What a name becomes in a file that holds the modules of many entities: one that does not name its entity gets the entity's name in front.
 */
export function sharedName(name: string, entity: Names): string {
  const own = [entity.name, entity.plural];
  if (own.some((each) => name.includes(pascalCase(each)) || name.includes(snakeCase(each)))) return name;
  const [, underscores = '', rest = ''] = /^(_*)(.*)$/.exec(name) ?? [];
  const prefix = snakeCase(entity.name);
  if (/^[A-Z0-9_]+$/.test(rest)) return `${underscores}${prefix.toUpperCase()}_${rest}`;
  return underscores + (/^[A-Z]/.test(rest) ? pascalCase(entity.name) + rest : `${prefix}_${rest}`);
}

/**
 * One file of the modules of many entities: imports on top, bodies one behind the other.
 *
 * @param renamed what definitions of other modules are called since they went into such a file
 * @param docstring first line, without quotes
 * @param module import package of the service
 * @throws PathRefused when two entities define or import different things by one name
 */
export function mergeModules(
  entities: readonly EntityModules[],
  renamed: ReadonlySet<string>,
  docstring: string,
  file: PythonFile,
  path: string,
  module: string,
): string {
  const parts = entities.flatMap(({ names, texts }) => {
    const defined = new Map(texts.flatMap(definedNames).map((name) => [name, sharedName(name, names)]));
    return texts.map((text) => renamedPart(withoutOwn(divide(text) ?? { head: '', modules: [], statements: [], body: text }, file), defined, renamed));
  });
  assertApart(parts, path);
  const merged: Divided = {
    head: `"""${docstring}"""\n\n`,
    modules: parts.flatMap(({ modules }) => modules),
    statements: parts.flatMap(({ statements }) => statements),
    body: parts.map(({ body }) => body.replace(exportList, '').trim()).filter((body) => body !== '').join('\n\n\n'),
  };
  return join({ ...merged, body: `${merged.body}\n` }, module);
}

/** Without the imports from the modules that have become this one. */
function withoutOwn(part: Divided, file: PythonFile): Divided {
  return { ...part, statements: part.statements.filter(({ source }) => absoluteName(source, file.package) !== file.name) };
}

/** With the names that the definitions have now, and those that were imported under another name before. */
function renamedPart(part: Divided, defined: ReadonlyMap<string, string>, renamed: ReadonlySet<string>): Divided {
  const names = new Map(defined);
  const statements = part.statements.map((statement): ImportStatement => {
    const imported = statement.names.map(({ name, alias }) => {
      if (alias === undefined || !renamed.has(name)) return alias === undefined ? { name } : { name, alias };
      names.set(alias, name);
      return { name };
    });
    return { ...statement, names: imported };
  });
  return { ...part, statements, body: rename(part.body, names) };
}

function rename(body: string, names: ReadonlyMap<string, string>): string {
  const all = tokens(body);
  let text = '';
  let end = 0;
  all.forEach((token, index) => {
    const replaced = token.kind === 'name' && isFree(all, index) ? (names.get(token.text) ?? token.text) : token.text;
    text += body.slice(end, token.start) + replaced;
    end = token.start + token.text.length;
  });
  return text + body.slice(end);
}

/** Whether a name is neither an attribute's nor a keyword argument's. */
function isFree(all: readonly Token[], index: number): boolean {
  const [before, after] = [all[index - 1], all[index + 1]];
  if (before?.text === '.') return false;
  return !(after?.text === '=' && (before?.text === '(' || before?.text === ','));
}

function assertApart(parts: readonly Divided[], path: string): void {
  const seen = new Map<string, string>();
  for (const { statements, body } of parts) {
    const imported = statements.flatMap(({ source, names }) => names.map(({ name, alias }) => [alias ?? name, `${source} ${name}`] as const));
    for (const [name, meaning] of [...imported, ...definedNames(body).map((name) => [name, `${path} ${body}`] as const)]) {
      const other = seen.get(name);
      if (other !== undefined && other !== meaning) {
        throw new PathRefused({
          what: `"${name}" would be two things in one file.`,
          where: path,
          why: 'two modules that go into it define or import different things by that name.',
          fix: 'let the path in [tool.robyn-config.add] name a folder: each entity has files of its own there',
        });
      }
      seen.set(name, meaning);
    }
  }
}
