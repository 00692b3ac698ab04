import { projectDirectory } from './directory';
import { NameMissing, OptionRefused } from './errors';
import * as model from './model';
import { defaultModule, distributionName, moduleName, projectName, title } from './names';
import { oneOf, pythonVersion, tags } from './options';

/** What a front door was given: every value may be missing, and none has been checked. */
export interface RawServiceOptions {
  /** A command line makes a number of what looks like one. */
  readonly name?: string | number | undefined;
  readonly directory?: string | undefined;
  readonly design?: string | undefined;
  readonly orm?: string | undefined;
  readonly packageManager?: string | undefined;
  readonly database?: string | undefined;
  readonly cache?: string | undefined;
  readonly module?: string | undefined;
  readonly uid?: string | undefined;
  readonly port?: number | string | undefined;
  readonly pythonVersion?: string | number | undefined;
  readonly tags?: string | readonly string[] | undefined;
  readonly freshLock?: boolean | undefined;
  readonly skipLock?: boolean | undefined;
}

/** Where a service's lock comes from: the package, a resolution, or nowhere. */
export type LockSource = 'shipped' | 'fresh' | 'none';

/** What the front door must know about the workspace. */
export interface Surroundings {
  /** Ports that services of the workspace have recorded. */
  readonly recordedPorts: readonly number[];
  /** Version of the package whose templates are used. */
  readonly templateVersion: string;
}

/** A request to make a service. */
export interface ServiceRequest {
  readonly model: model.ServiceModel;
  /** Relative to the workspace root, forward slashes. */
  readonly directory: string;
  readonly lock: LockSource;
  /** Whether the port was asked for; else it is the first free one. */
  readonly portGiven: boolean;
}

export const defaults = {
  design: 'ddd',
  orm: 'sqlalchemy',
  packageManager: 'uv',
  database: 'sqlite',
  cache: 'memory',
  uid: 'uuidv7',
  pythonVersion: '3.11',
} as const;

const firstPort = 8000;
const lastPort = 65535;

/**
 * Turns raw options into a model. All defaults and all checks of options are here.
 *
 * @throws NameMissing, NameRefused, DirectoryRefused, OptionRefused
 */
export function normalize(raw: RawServiceOptions, surroundings: Surroundings): ServiceRequest {
  if (raw.name === undefined || raw.name === '') {
    throw new NameMissing({
      what: 'a service needs a name.',
      why: 'none was given and there is no terminal to ask on.',
      fix: 'nx g robyn:service orders',
    });
  }
  const name = projectName(String(raw.name));
  const distribution = distributionName(name);
  const module = moduleName(raw.module ?? defaultModule(name), name);
  const design = oneOf('design', raw.design ?? defaults.design, model.designs);
  return {
    directory: projectDirectory(raw.directory ?? `services/${name}`, name),
    lock: lockSource(raw),
    portGiven: raw.port !== undefined,
    model: {
      name,
      distribution,
      module,
      title: title(name),
      design,
      orm: oneOf('orm', raw.orm ?? defaults.orm, model.orms),
      packageManager: oneOf('package-manager', raw.packageManager ?? defaults.packageManager, model.packageManagers),
      database: oneOf('database', raw.database ?? defaults.database, model.databases),
      cache: oneOf('cache', raw.cache ?? defaults.cache, model.caches),
      uid: oneOf('uid', raw.uid ?? defaults.uid, model.uids),
      port: raw.port === undefined ? freePort(surroundings.recordedPorts) : port(raw.port),
      pythonVersion: oneOf('python-version', pythonVersion(raw.pythonVersion ?? defaults.pythonVersion), model.pythonVersions),
      tags: tags(raw.tags),
      templateVersion: surroundings.templateVersion,
      paths: model.defaultPaths(design, module),
      entities: [],
    },
  };
}

function port(value: number | string): number {
  const number = Number(value);
  if (String(value).trim() !== '' && Number.isInteger(number) && number >= 1 && number <= lastPort) return number;
  throw new OptionRefused({
    what: `"${value}" is no TCP port.`,
    where: '--port',
    why: `a port is a whole number from 1 to ${lastPort}.`,
    fix: `leave --port out (the first free one from ${firstPort} is taken), or give one`,
  });
}

/** The first port from 8000 that no service has recorded. */
function freePort(recorded: readonly number[]): number {
  const taken = new Set(recorded);
  for (let candidate = firstPort; candidate <= lastPort; candidate += 1) {
    if (!taken.has(candidate)) return candidate;
  }
  throw new OptionRefused({
    what: `no port from ${firstPort} to ${lastPort} is free.`,
    where: '--port',
    why: 'the services of this workspace have recorded them all.',
    fix: 'give one with --port',
  });
}

function lockSource(raw: RawServiceOptions): LockSource {
  if (raw.freshLock && raw.skipLock) {
    throw new OptionRefused({
      what: '--fresh-lock and --skip-lock exclude one another.',
      where: '--skip-lock',
      why: 'the one resolves a lock, the other leaves it out.',
      fix: 'give one of the two',
    });
  }
  if (raw.skipLock) return 'none';
  return raw.freshLock ? 'fresh' : 'shipped';
}
