import { layoutOf } from '../../blueprint/layout';
import { logicalLines, shown } from '../../blueprint/merge/logical-lines';
import { plainText } from '../../blueprint/merge/text-form';
import { type EntityModel } from '../../service/entity/model';
import { pascalCase, snakeCase } from '../../service/entity/names';
import { EntityClash } from '../../service/errors';
import type { ServiceModel } from '../../service/model';
import type { MadeFile } from './change-set';
import type { ServiceFiles } from './service-files';

/** What is asked for names that the manifest knows nothing of. */
export interface ClashQuestion {
  readonly entity: EntityModel;
  readonly service: ServiceModel;
  readonly before: readonly MadeFile[];
  readonly after: readonly MadeFile[];
}

/**
 * Asserts that no code of the service has a module, a route, a table or a symbol that the entity brings.
 *
 * @throws EntityClash naming every place
 */
export function assertNoClash(question: ClashQuestion, files: ServiceFiles): void {
  const clashes = [...moduleClashes(question, files), ...routeClashes(question, files), ...tableClashes(question, files), ...symbolClashes(question, files)];
  if (clashes.length === 0) return;
  const name = question.entity.name;
  throw new EntityClash({
    what: `the entity "${name}" would bring what is there already: ${[...new Set(clashes.map(({ what }) => what))].join(', ')}.`,
    where: clashes.map(({ place }) => place).join(', '),
    why: 'two of one name cannot be told apart; nothing was written.',
    fix: `rename what is there, or give the entity another name or plural: nx g robyn:entity ${name} --plural ${name}-list`,
  });
}

interface Clash {
  /** What is there twice. */
  readonly what: string;
  readonly place: string;
}

/** A package beside a module of the same name: Python would see one of the two. */
function moduleClashes({ before, after }: ClashQuestion, files: ServiceFiles): readonly Clash[] {
  const known = new Set(before.map(({ file }) => file.path));
  const fresh = after.map(({ file }) => file.path).filter((path) => path.endsWith('.py') && !known.has(path));
  const twins = fresh.map((path) => (path.endsWith('/__init__.py') ? path.replace(/\/__init__\.py$/, '.py') : path.replace(/\.py$/, '')));
  return twins.filter((twin) => files.has(twin)).map((twin) => ({ what: `the module ${twin.split('/').at(-1)?.replace(/\.py$/, '')}`, place: files.shown(twin) }));
}

function routeClashes(question: ClashQuestion, files: ServiceFiles): readonly Clash[] {
  const route = `/${question.entity.plural}`;
  const registry = layoutOf(question.service).home(`src/${question.service.module}/presentation/__init__.py`);
  return found(question, files, [registry, ...places(question, 'presentation/x/rest.py')], new RegExp(`(["'])${route}(?:\\1|/)`), `the route ${route}`);
}

function tableClashes(question: ClashQuestion, files: ServiceFiles): readonly Clash[] {
  const table = snakeCase(question.entity.plural);
  const pattern = new RegExp(`(?:\\b(?:__tablename__|table)\\b[^=\\n]*=\\s*|\\bTable\\(\\s*)(["'])${table}\\1`);
  return found(question, files, places(question, 'infrastructure/database/tables/x.py'), pattern, `the table ${table}`);
}

/** The folders of modules like one of the entity's, and the file that holds those of all entities where the manifest says so. */
function places({ entity, service, after }: ClashQuestion, canonical: string): readonly string[] {
  const [folder = '', name] = canonical.split('/x');
  const usual = layoutOf(service).home(`src/${service.module}/${canonical}`);
  const own = `src/${service.module}/${folder}/${snakeCase(entity.plural)}${name}`;
  const homes = [usual.replace(/\/x(\.py|\/).*/, ''), ...after.filter(({ file }) => file.canonicalPath === own).map(({ file }) => placeOf(file.path, entity))];
  return homes.filter((home, index) => !homes.some((other, at) => home.startsWith(`${other}/`) || (home === other && at < index)));
}

function placeOf(path: string, entity: EntityModel): string {
  const at = path.search(new RegExp(`/${snakeCase(entity.plural)}(?:\\.py|/)`));
  return at < 0 ? path : path.slice(0, at);
}

function found({ before, after }: ClashQuestion, files: ServiceFiles, where: readonly string[], pattern: RegExp, what: string): readonly Clash[] {
  const own = new Set([...before, ...after].filter(({ registry }) => !registry).map(({ file }) => file.path));
  const made = new Map(before.map(({ file }) => [file.path, file.content]));
  return where
    .flatMap((place) => files.python(place))
    .filter((path) => !own.has(path) && made.get(path) !== files.read(path))
    .flatMap((path) =>
      plainText(files.read(path) ?? '')
        .split('\n')
        .flatMap((line, index) => (pattern.test(line.replace(/#.*/, '')) ? [{ what, place: `${files.shown(path)}:${index + 1}` }] : [])),
    );
}

/** Names that somebody put into a registry, and that the entity would put there, too. */
function symbolClashes({ entity, before, after }: ClashQuestion, files: ServiceFiles): readonly Clash[] {
  const made = new Map(before.map(({ key, file }) => [key, file]));
  const stems = [snakeCase(entity.name), snakeCase(entity.plural), pascalCase(entity.name), pascalCase(entity.plural)];
  return after.flatMap(({ key, file, registry }) => {
    const base = made.get(key)?.content ?? '';
    const ours = registry && file.path.endsWith('.py') ? files.read(file.path) : undefined;
    if (ours === undefined || ours === base) return [];
    const names = newNames(base, file.content).filter((name) => stems.some((stem) => name.includes(stem)));
    const expected = new Set([base, file.content].flatMap(keysOf));
    const strangers = logicalLines(plainText(ours)).filter(({ key: line }) => !expected.has(line));
    return strangers.flatMap(({ key: line, line: index }) =>
      names
        .filter((name) => defines(shown(line), name))
        .map((name) => ({ what: `the name ${name}`, place: `${files.shown(file.path)}:${index + 1}` })),
    );
  });
}

function newNames(base: string, next: string): readonly string[] {
  const known = new Set(keysOf(base));
  const words = keysOf(next).filter((line) => !known.has(line)).flatMap((line) => line.match(/\w+/g) ?? []);
  return [...new Set(words)];
}

function keysOf(text: string): readonly string[] {
  return logicalLines(plainText(text)).map(({ key }) => key);
}

/** Whether a line gives something a name: a class, a function, an attribute, an argument, an import. */
function defines(line: string, name: string): boolean {
  const code = line.replace(/#.*/, '').trim();
  return new RegExp(`^(?:(?:async )?def|class) ${name}\\b|^(?:self\\.)?${name}\\s*[:=](?!=)|\\bimport ${name}$|\\bas ${name}$`).test(code);
}
