import { peerCommands, type PeerSubject, peerTools, peerVerbs } from './peer-commands';
import { shellLine } from './shell';

const everything: PeerSubject = {
  packageManager: 'uv',
  orm: 'sqlalchemy',
  locked: true,
  sharing: 'own',
  developmentExtra: true,
  buildable: true,
  tools: peerTools,
  tested: true,
  migrationsBegun: true,
};

const table = (differences: Partial<PeerSubject> = {}) =>
  Object.fromEntries(peerVerbs.map((verb) => [verb, peerCommands(verb, { ...everything, ...differences }).map(shellLine).join(' && ')]));

describe('the commands of a project that robyn-config made', () => {
  it('are those of its Makefile', () => {
    expect(table()).toEqual({
      install: 'uv sync --locked --extra dev',
      lock: 'uv lock',
      build: 'uv build --clear --out-dir dist',
      serve: 'uv run --frozen python -m app.server --fast --log-level WARNING',
      dev: 'uv run --frozen python -m robyn src/app/server.py --dev',
      lint: 'uv run --frozen ruff check src/app',
      format: 'uv run --frozen black src/app && uv run --frozen isort src && uv run --frozen ruff check src/app --fix',
      typecheck: 'uv run --frozen mypy --check-untyped-defs src/app',
      test: 'uv run --frozen pytest',
      coverage: 'uv run --frozen pytest --cov=./src/app --cov-report=term-missing --cov-report=html',
      check:
        'uv run --frozen ruff check src/app && uv run --frozen black --check src/app && uv run --frozen isort --check src && ' +
        'uv run --frozen mypy --check-untyped-defs src/app && uv run --frozen pytest',
      makemigration: "uv run --frozen alembic revision --autogenerate --message '{args.message}'",
      migrate: 'uv run --frozen alembic upgrade head',
      rollback: 'uv run --frozen alembic downgrade -1',
    });
  });

  it('are those of Poetry, which knows its group of development tools', () => {
    expect(table({ packageManager: 'poetry', developmentExtra: false })).toMatchObject({
      install: 'poetry install --no-interaction',
      lock: 'poetry lock',
      lint: 'poetry run ruff check src/app',
    });
  });

  it('freeze nothing that has no lock', () => {
    expect(table({ locked: false, developmentExtra: false })).toMatchObject({ install: 'uv sync', lint: 'uv run ruff check src/app' });
  });

  it("are Aerich's, which asks nothing, on Tortoise", () => {
    expect(table({ orm: 'tortoise' })).toMatchObject({
      makemigration: "uv run --frozen aerich migrate --offline --no-input --name '{args.message}'",
      migrate: 'uv run --frozen aerich upgrade',
      rollback: 'uv run --frozen aerich downgrade --yes',
    });
    expect(table({ orm: 'tortoise', migrationsBegun: false })).toMatchObject({ makemigration: 'uv run --frozen aerich init-migrations' });
  });

  it('are none for tools and tests that are not there', () => {
    expect(table({ tools: [], buildable: false })).toMatchObject({
      build: '', lint: '', format: '', typecheck: '', test: '', coverage: '', check: '',
    }); // prettier-ignore
    expect(table({ tested: false })).toMatchObject({ test: '', coverage: '', check: expect.not.stringContaining('pytest') });
  });
});
