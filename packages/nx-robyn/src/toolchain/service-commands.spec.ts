import { type Verb, verbs } from './command';
import { packageManagerCommands, serviceCommands } from './service-commands';
import { shellLine } from './shell';

describe('the commands of a service', () => {
  it('are these for uv', () => {
    const subject = { packageManager: 'uv', module: 'acme_orders' } as const;
    const table = Object.fromEntries(verbs.map((verb) => [verb, serviceCommands(verb, subject).map(shellLine)]));
    expect(table).toEqual({
      install: ['uv sync --locked'],
      lock: ['uv lock'],
      build: ['uv build --clear --out-dir dist'],
      serve: ['uv run --frozen python -m acme_orders serve'],
      dev: ['uv run --frozen python -m acme_orders dev'],
      lint: ['uv run --frozen ruff check .', 'uv run --frozen ruff format --check .', 'uv run --frozen lint-imports'],
      format: ['uv run --frozen ruff check --fix .', 'uv run --frozen ruff format .'],
      typecheck: ['uv run --frozen mypy'],
      test: ['uv run --frozen pytest'],
      coverage: [
        'uv run --frozen coverage erase',
        'uv run --frozen coverage run -m pytest',
        'uv run --frozen coverage combine',
        'uv run --frozen coverage report',
      ],
      makemigration: ['uv run --frozen python -m acme_orders makemigration'],
      migrate: ['uv run --frozen python -m acme_orders migrate'],
      rollback: ['uv run --frozen python -m acme_orders rollback'],
      'migration-check': ['uv run --frozen python -m acme_orders migration-check'],
      openapi: ['uv run --frozen python -m acme_orders openapi --output openapi.json'],
    });
  });

  it('are these for Poetry', () => {
    const subject = { packageManager: 'poetry', module: 'acme_orders' } as const;
    const lines = (verb: Verb) => serviceCommands(verb, subject).map(shellLine);
    expect(lines('install')).toEqual(['poetry check --lock', 'poetry sync']);
    expect(lines('lock')).toEqual(['poetry lock']);
    expect(lines('build')).toEqual(['poetry build --clean']);
    expect(lines('serve')).toEqual(['poetry run python -m acme_orders serve']);
    expect(lines('coverage')).toContain('poetry run coverage run -m pytest');
    expect(packageManagerCommands('poetry').install(false).map(shellLine)).toContain('poetry sync --only main');
  });
});

describe('shellLine', () => {
  it('quotes what a shell would read', () => {
    expect(shellLine({ program: 'uv', args: ['a b', "it's", '$HOME', ''] })).toBe(`uv 'a b' 'it'\\''s' '$HOME' ''`);
  });
});
