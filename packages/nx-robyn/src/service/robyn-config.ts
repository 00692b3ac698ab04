import { ManifestInvalid, PeerLayout } from './errors';
import { type Design, designs, type Orm, orms, type PackageManager, packageManagers } from './model';
import type { Pyproject } from './pyproject';

type Table = Readonly<Record<string, unknown>>;

/** A project that `robyn-config create` made. Its package is `app`, in `src`. */
export interface RobynConfigProject {
  /** Name of the distribution, as pyproject.toml writes it. */
  readonly name: string;
  readonly design: Design;
  readonly orm: Orm;
  readonly packageManager: PackageManager;
}

/** Whether a parsed pyproject.toml is one of robyn-config's, and not of a service that nx-robyn made. */
export function isRobynConfigProject(pyproject: Pyproject): boolean {
  const tool = table(pyproject['tool']);
  return isTable(tool['robyn-config']) && !isTable(tool['nx-robyn']);
}

/**
 * Reads what `[tool.robyn-config]` says. Only `design` and `orm` have to be there, as `robyn-config add` has it.
 *
 * @param where path of the file, for messages
 * @throws ManifestInvalid when a key is missing or holds no value of its own
 */
export function readRobynConfigProject(pyproject: Pyproject, where: string): RobynConfigProject {
  const tool = table(pyproject['tool']);
  const config = table(tool['robyn-config']);
  const name = table(pyproject['project'])['name'] ?? table(tool['poetry'])['name'];
  if (typeof name !== 'string' || name === '') throw invalid('name', name, 'a text', '[project] or [tool.poetry]', where);
  const oneOf = <T extends string>(key: string, values: readonly T[], otherwise?: T): T => {
    const value = config[key] ?? otherwise;
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw invalid(key, value, `one of ${values.join(', ')}`, '[tool.robyn-config]', where);
    return found;
  };
  return {
    name,
    design: oneOf('design', designs),
    orm: oneOf('orm', orms),
    packageManager: oneOf('package_manager', packageManagers, isTable(tool['poetry']) ? 'poetry' : 'uv'),
  };
}

/**
 * Refuses to write an entity into a project of robyn-config's; a service of nx-robyn's passes.
 *
 * @param where path of the pyproject.toml, for messages
 * @param entity name of the entity that was asked for
 * @throws PeerLayout with the ways forward
 */
export function assertOwnLayout(pyproject: Pyproject, where: string, entity: string): void {
  if (!isRobynConfigProject(pyproject)) return;
  const { name, design, orm } = readRobynConfigProject(pyproject, where);
  throw new PeerLayout({
    what: `"${name}" has the layout of robyn-config, into which an entity of nx-robyn does not fit.`,
    where,
    why: 'it has [tool.robyn-config] and no [tool.nx-robyn]: its units of work, responses and routes are others. Nothing was written.',
    fix: [
      `robyn-config add ${entity}, in its directory: one field, "name"; it checks no name and overwrites what has it, so commit first`,
      `or nx g robyn:service NAME --design ${design} --orm ${orm}; nx g robyn:entity ${entity} --project NAME; and move your code there`,
    ].join('\n         '),
  });
}

function invalid(key: string, value: unknown, expected: string, tableName: string, where: string): ManifestInvalid {
  const missing = value === undefined;
  return new ManifestInvalid({
    what: `${tableName} ${missing ? 'lacks' : 'has a bad value of'} "${key}".`,
    where,
    why: `it should be ${expected}${missing ? '' : `, and it is ${JSON.stringify(value)}`}.`,
    fix: `write ${key} in ${tableName} as ${expected}`,
  });
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function table(value: unknown): Table {
  return isTable(value) ? value : {};
}
