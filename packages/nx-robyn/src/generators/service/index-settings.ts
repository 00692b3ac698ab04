import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isMember, uvWorkspace } from '../../packaging/uv-workspace';
import { RobynError } from '../../service/errors';
import { parsePyproject, type Pyproject } from '../../service/pyproject';

/** uv's variables that say where packages come from, and one that names a file which may. */
const variables = [
  'UV_DEFAULT_INDEX',
  'UV_INDEX_URL',
  'UV_INDEX',
  'UV_EXTRA_INDEX_URL',
  'UV_NO_INDEX',
  'UV_FIND_LINKS',
  'UV_CONFIG_FILE',
];

const settings = ['index', 'index-url', 'default-index', 'extra-index-url', 'find-links', 'no-index', 'sources'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where uv is set to another index than a lock names, as words for a person; undefined when it is not. Then that lock
 * is not what this machine would resolve.
 *
 * @param directory absolute path of the project: uv reads settings there and in the directories above
 * @param environment the process's
 * @param named address of the index that the lock names
 */
export function otherIndex(directory: string, environment: Environment, named: string | undefined): string | undefined {
  const variable = variables.find((name) => environment[name] && environment[name].replace(/\/$/, '') !== named);
  if (variable !== undefined) return `${variable} is set`;
  if (environment['UV_NO_CONFIG']) return undefined;
  const found = settingsFiles(directory, environment).find(setsIndex);
  return found === undefined ? undefined : `${found} sets an index`;
}

/**
 * The pyproject.toml of the uv workspace that takes a project in, if one lies above it. Its lock is then the project's, and
 * no lock of the project's own is read. A project that its patterns do not name stands alone.
 */
export function workspaceAbove(directory: string): string | undefined {
  const file = above(dirname(directory))
    .map((parent) => join(parent, 'pyproject.toml'))
    .find((candidate) => existsSync(candidate));
  if (file === undefined) return undefined;
  const workspace = uvWorkspace({ tool: { uv: uvTable(file) } });
  const path = relative(dirname(file), directory).split(sep).join('/');
  return workspace !== undefined && isMember(workspace, path) ? file : undefined;
}

function settingsFiles(directory: string, environment: Environment): readonly string[] {
  const home = environment['HOME'] ?? environment['USERPROFILE'];
  const user = environment['XDG_CONFIG_HOME'] ?? environment['APPDATA'] ?? (home && join(home, '.config'));
  const system = (environment['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').map((folder) => join(folder, 'uv', 'uv.toml'));
  return [
    ...above(directory).flatMap((folder) => [join(folder, 'uv.toml'), join(folder, 'pyproject.toml')]),
    ...(user ? [join(user, 'uv', 'uv.toml')] : []),
    ...system,
    '/etc/uv/uv.toml',
  ].filter((file) => existsSync(file));
}

function above(directory: string): readonly string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [directory, ...above(parent)];
}

function setsIndex(file: string): boolean {
  const values = uvTable(file);
  return settings.some((key) => key in values);
}

/** uv's settings in a file: all of a uv.toml, `[tool.uv]` of a pyproject.toml. A file that cannot be read sets none. */
function uvTable(file: string): Pyproject {
  try {
    const parsed = parsePyproject(readFileSync(file, 'utf8'), file);
    if (file.endsWith('uv.toml')) return parsed;
    return (parsed['tool'] as Record<string, Pyproject> | undefined)?.['uv'] ?? {};
  } catch (error) {
    if (error instanceof RobynError) return {};
    throw error;
  }
}
