import type { EntityModel } from './entity/model';

export const designs = ['ddd', 'mvc'] as const;
export const orms = ['sqlalchemy', 'tortoise'] as const;
export const packageManagers = ['uv', 'poetry'] as const;
export const databases = ['sqlite', 'postgresql'] as const;
export const caches = ['memory', 'redis'] as const;
export const uids = ['none', 'uuidv4', 'uuidv7', 'nanoid', 'ulid'] as const;
export const pythonVersions = ['3.11', '3.12', '3.13'] as const;

export type Design = (typeof designs)[number];
export type Orm = (typeof orms)[number];
export type PackageManager = (typeof packageManagers)[number];
export type Database = (typeof databases)[number];
export type Cache = (typeof caches)[number];
export type Uid = (typeof uids)[number];
export type PythonVersion = (typeof pythonVersions)[number];

/** The parts of an entity whose place `[tool.robyn-config.add]` says, by design. */
export const entityParts = {
  ddd: ['domain', 'operational', 'presentation', 'databaseRepository', 'databaseTable'],
  mvc: ['views', 'databaseRepository', 'databaseTable', 'urls'],
} as const satisfies Record<Design, readonly string[]>;

/** A part of an entity that has a place of its own in some design. */
export type EntityPart = (typeof entityParts)[Design][number];

/**
 * Where the parts of an entity go in one design, relative to the project. A value that ends in `.py` is one file that holds them all, but
 * `__init__.py` stands for its folder: robyn-config wants to be shown the registry.
 */
export type EntityPaths = { readonly [D in Design]: Readonly<Record<(typeof entityParts)[D][number], string>> }[Design];

/** What a service is. Its manifest holds all of it; where it lies in the workspace is not part of it. */
export interface ServiceModel {
  /** Name of the Nx project, in kebab-case. */
  readonly name: string;
  /** Name of the Python distribution, normalized as PEP 503 says. */
  readonly distribution: string;
  /** Import package. */
  readonly module: string;
  /** Name for people, `Acme Orders`. */
  readonly title: string;
  readonly design: Design;
  readonly orm: Orm;
  readonly packageManager: PackageManager;
  readonly database: Database;
  readonly cache: Cache;
  readonly uid: Uid;
  /** TCP port that the service listens on unless a setting says otherwise, 1 to 65535. */
  readonly port: number;
  readonly pythonVersion: PythonVersion;
  /** Tags of the Nx project. */
  readonly tags: readonly string[];
  /** Version of the package whose templates the service was made from. */
  readonly templateVersion: string;
  readonly paths: EntityPaths;
  /** In the order in which they were made. */
  readonly entities: readonly EntityModel[];
}

/** The paths that the templates of a design use, for the import package `module`. */
export function defaultPaths(design: Design, module: string): EntityPaths {
  const paths = {
    ddd: {
      domain: 'domain',
      operational: 'operational',
      presentation: 'presentation',
      databaseRepository: 'infrastructure/database/repository',
      databaseTable: 'infrastructure/database/tables/__init__.py',
    },
    mvc: {
      views: 'views',
      databaseRepository: 'models/repository/__init__.py',
      databaseTable: 'models/tables/__init__.py',
      urls: 'urls.py',
    },
  } as const satisfies Record<Design, EntityPaths>;
  return Object.fromEntries(Object.entries(paths[design]).map(([part, path]) => [part, `src/${module}/${path}`])) as unknown as EntityPaths;
}

/** Default of `SETTINGS__DATABASE__URL`: a file in the project's `var`, or a database named like the module. */
export function databaseUrl(model: ServiceModel): string {
  return model.database === 'sqlite'
    ? `sqlite:///./var/${model.name}.db`
    : `postgresql://postgres:postgres@localhost:5432/${model.module}`;
}
