import { authsOf, type EntityModel } from './entity/model';
import { locateField, writeField } from './entity/grammar';
import { pluralOf } from './entity/plural';
import { ManifestInvalid, ManifestMissing } from './errors';
import * as model from './model';
import { normalizeDistribution, title } from './names';

type Table = Readonly<Record<string, unknown>>;

/** Keys of `[tool.robyn-config.add]`, by the part of an entity whose place each says. */
export const pathKeys = {
  views: 'views_path',
  domain: 'domain_path',
  operational: 'operational_path',
  presentation: 'presentation_path',
  databaseRepository: 'database_repository_path',
  databaseTable: 'database_table_path',
  urls: 'urls_path',
} as const satisfies Record<model.EntityPart, string>;

/** The manifest's tables as TOML text, without a newline at the end. */
export function writeManifest(service: model.ServiceModel): string {
  const lines = [
    '[tool.robyn-config]',
    `design = ${text(service.design)}`,
    `orm = ${text(service.orm)}`,
    `package_manager = ${text(service.packageManager)}`,
    '',
    '[tool.robyn-config.add]',
    ...Object.entries(service.paths).map(([part, path]) => `${pathKeys[part as model.EntityPart]} = ${text(path)}`),
    '',
    '[tool.nx-robyn]',
    `version = ${text(service.templateVersion)}`,
  ];
  if (service.name !== service.distribution) lines.push(`name = ${text(service.name)}`);
  lines.push(
    `module = ${text(service.module)}`,
    `port = ${service.port}`,
    `database = ${text(service.database)}`,
    `cache = ${text(service.cache)}`,
    `uid = ${text(service.uid)}`,
    `python_version = ${text(service.pythonVersion)}`,
    `tags = [${service.tags.map(text).join(', ')}]`,
  );
  lines.push(...service.entities.flatMap((entity) => ['', writeEntity(entity)]));
  return lines.join('\n');
}

/** The table of one entity as TOML text, without a newline at the end. */
export function writeEntity(entity: EntityModel): string {
  return [
    `[tool.nx-robyn.entities.${entity.name}]`,
    `plural = ${text(entity.plural)}`,
    `auth = ${text(entity.auth)}`,
    `owner = ${entity.owner}`,
    'fields = [',
    ...entity.fields.map((field) => `    ${text(writeField(field))},`),
    ']',
  ].join('\n');
}

/** Whether a parsed pyproject.toml is one that `writeManifest` had a part in. */
export function hasManifest(pyproject: Table): boolean {
  return isTable(table(pyproject, 'tool')['nx-robyn']);
}

/**
 * Reads the model back from a parsed pyproject.toml.
 *
 * @param pyproject what a TOML parser made of the file
 * @param where path of the file, for messages
 * @throws ManifestMissing without `[tool.nx-robyn]`; ManifestInvalid when a key is missing or holds no value of its own.
 */
export function readManifest(pyproject: Table, where: string): model.ServiceModel {
  const tool = table(pyproject, 'tool');
  if (!hasManifest(pyproject)) {
    throw new ManifestMissing({
      what: 'this is no service that nx-robyn made.',
      where,
      why: 'it has no table [tool.nx-robyn].',
      fix: 'nx g robyn:service NAME makes one',
    });
  }
  const config = new Reader(table(tool, 'robyn-config'), '[tool.robyn-config]', where);
  const add = new Reader(table(table(tool, 'robyn-config'), 'add'), '[tool.robyn-config.add]', where);
  const own = new Reader(table(tool, 'nx-robyn'), '[tool.nx-robyn]', where);
  const project = new Reader(table(pyproject, 'project'), '[project]', where);
  const distribution = normalizeDistribution(project.text('name'));
  const name = own.text('name', distribution);
  const module = own.text('module');
  const design = config.oneOf('design', model.designs);
  const paths = Object.entries(model.defaultPaths(design, module)).map(([part, path]) => [
    part,
    add.text(pathKeys[part as model.EntityPart], path),
  ]);
  return {
    name,
    distribution,
    module,
    title: title(name),
    design,
    orm: config.oneOf('orm', model.orms),
    packageManager: config.oneOf('package_manager', model.packageManagers),
    database: own.oneOf('database', model.databases),
    cache: own.oneOf('cache', model.caches),
    uid: own.oneOf('uid', model.uids),
    port: own.port('port'),
    pythonVersion: own.oneOf('python_version', model.pythonVersions),
    tags: own.texts('tags'),
    templateVersion: own.text('version'),
    paths: Object.fromEntries(paths) as unknown as model.EntityPaths,
    entities: readEntities(own, where),
  };
}

/** The entities as they are recorded. Whether they fit one another is `checkEntity`'s to say. */
function readEntities(own: Reader, where: string): readonly EntityModel[] {
  return own.tables('entities').map(([name, values]) => {
    const tableName = `[tool.nx-robyn.entities.${name}]`;
    const entity = new Reader(values, tableName, where);
    const fields = entity.someTexts('fields').map((field, index) => locateField(field, `${where}: ${tableName} fields[${index}]`).field);
    const owner = entity.flag('owner', false);
    return { name, plural: entity.kebab('plural', pluralOf(name)), auth: entity.oneOf('auth', authsOf({ owner })), owner, fields };
  });
}

/** Reads values of one table; every refusal names file, table and key. */
class Reader {
  constructor(
    private readonly values: Table,
    private readonly tableName: string,
    private readonly file: string,
  ) {}

  text(key: string, otherwise?: string): string {
    const value = this.values[key] ?? otherwise;
    return typeof value === 'string' && value !== '' ? value : this.refuse(key, 'a text');
  }

  oneOf<T extends string>(key: string, values: readonly T[]): T {
    return values.find((candidate) => candidate === this.values[key]) ?? this.refuse(key, `one of ${values.join(', ')}`);
  }

  port(key: string): number {
    const value = this.values[key];
    const valid = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535;
    return valid ? value : this.refuse(key, 'a whole number from 1 to 65535');
  }

  texts(key: string): readonly string[] {
    const value = this.values[key] ?? [];
    const valid = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    return valid ? value : this.refuse(key, 'a list of texts');
  }

  /** One text or more. */
  someTexts(key: string): readonly string[] {
    const values = this.texts(key);
    return values.length > 0 ? values : this.refuse(key, 'a list of one text or more');
  }

  /** A name in kebab-case. */
  kebab(key: string, otherwise: string): string {
    const value = this.text(key, otherwise);
    return isKebab(value) ? value : this.refuse(key, 'a name in kebab-case');
  }

  flag(key: string, otherwise: boolean): boolean {
    const value = this.values[key] ?? otherwise;
    return typeof value === 'boolean' ? value : this.refuse(key, 'true or false');
  }

  /** The tables in a table, by names in kebab-case. */
  tables(key: string): readonly (readonly [name: string, table: Table])[] {
    const value = this.values[key] ?? {};
    if (!isTable(value)) return this.refuse(key, 'a table');
    return Object.entries(value).map(([name, entry]) =>
      isTable(entry) && isKebab(name) ? [name, entry] : this.refuse(key, 'a table of tables, named in kebab-case'),
    );
  }

  private refuse(key: string, expected: string): never {
    const value = this.values[key];
    throw new ManifestInvalid({
      what: `${this.tableName} ${value === undefined ? 'lacks' : 'has a bad value of'} "${key}".`,
      where: this.file,
      why: `it should be ${expected}${value === undefined ? '' : `, and it is ${JSON.stringify(value)}`}.`,
      fix: `write ${key} in ${this.tableName} as ${expected}`,
    });
  }
}

function isKebab(name: string): boolean {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name);
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The table at a key, or an empty one: a missing table fails at its first required key, which is the better message. */
function table(parent: Table, key: string): Table {
  const value = parent[key];
  return isTable(value) ? value : {};
}

/** A TOML basic string. JSON's escapes are TOML's, except that TOML wants DEL escaped too. */
function text(value: string): string {
  return JSON.stringify(value).replaceAll('\x7f', '\\u007f');
}
