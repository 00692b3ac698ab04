import type { ServiceModel } from '../service/model';

/** What a service's `pyproject.toml` asks for: PEP 508 requirements, sorted by name. */
export interface Requirements {
  readonly dependencies: readonly string[];
  /** What is installed where it is asked for, by the name of the extra. */
  readonly extras: Readonly<Record<string, readonly string[]>>;
  readonly development: readonly string[];
}

const always = [
  'aiosmtplib>=5.0',
  'aiosqlite>=0.22',
  'argon2-cffi>=25.1',
  'asyncpg>=0.31',
  'cachetools>=6.2',
  'itsdangerous>=2.2',
  'loguru>=0.7.3',
  'prometheus-client>=0.25',
  'pydantic>=2.13',
  'pydantic-settings>=2.14',
  'pyjwt>=2.12',
  'robyn>=0.88,<0.89',
  'swagger-ui-py>=25.7',
  'uuid-utils>=0.14',
  'uvloop>=0.22',
];

const byOrm: Readonly<Record<ServiceModel['orm'], readonly string[]>> = {
  sqlalchemy: ['alembic>=1.18', 'sqlalchemy[asyncio]>=2.1,<2.2'],
  tortoise: ['aerich>=0.10.1,<0.11', 'tortoise-orm>=1.1.9,<1.2'],
};

const byCache: Readonly<Record<ServiceModel['cache'], readonly string[]>> = {
  memory: [],
  redis: ['redis[hiredis]>=7.0'],
};

const extras = {
  tracing: ['opentelemetry-api>=1.40', 'opentelemetry-exporter-otlp-proto-http>=1.40', 'opentelemetry-sdk>=1.40'],
};

const development = [
  'aiosmtpd>=1.4.6',
  'asyncpg-stubs>=0.30',
  'coverage>=7.13',
  'httpx>=0.28',
  'import-linter>=2.11',
  'mypy>=2.0',
  'openapi-spec-validator>=0.8',
  'pytest>=9.0',
  'pytest-asyncio>=1.3',
  'ruff>=0.17',
  'types-cachetools>=6.2',
  'watchfiles>=1.1',
];

/**
 * The distributions that a service needs. A new one goes here, into `pins.txt` (`npm run pins`) and
 * `service/locked-packages.ts`.
 */
export function requirements(model: Pick<ServiceModel, 'orm' | 'cache'>): Requirements {
  return {
    dependencies: [...always, ...byOrm[model.orm], ...byCache[model.cache]].sort((a, b) => (distribution(a) < distribution(b) ? -1 : 1)),
    extras,
    development,
  };
}

/** What a library needs: the tools of its development, which are those of a service. */
export const libraryRequirements: Requirements = {
  dependencies: [],
  extras: {},
  development: development.filter((requirement) => ['mypy', 'pytest', 'ruff'].includes(distribution(requirement))),
};

/**
 * The Pythons of a service, as `requires-python` says it. Poetry resolves for every Python in the range, and some
 * dependencies end before 4.0; uv leaves upper bounds aside.
 */
export function requiresPython(model: Pick<ServiceModel, 'packageManager' | 'pythonVersion'>): string {
  const oldest = `>=${model.pythonVersion}`;
  return model.packageManager === 'poetry' ? `${oldest},<4.0` : oldest;
}

const importNames: Readonly<Record<string, string>> = {
  'argon2-cffi': 'argon2',
  'opentelemetry-api': 'opentelemetry',
  'opentelemetry-exporter-otlp-proto-http': 'opentelemetry',
  'opentelemetry-sdk': 'opentelemetry',
  pyjwt: 'jwt',
  'swagger-ui-py': 'swagger_ui',
  'tortoise-orm': 'tortoise',
};

/** Names under which the requirements are imported, sorted. */
export function importedModules(requirements: readonly string[]): readonly string[] {
  const names = requirements.map(distribution).map((name) => importNames[name] ?? name.replaceAll('-', '_'));
  return [...new Set(names)].sort();
}

function distribution(requirement: string): string {
  return /^[a-z0-9-]+/.exec(requirement)?.[0] ?? requirement;
}
