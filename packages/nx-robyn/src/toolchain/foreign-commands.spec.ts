import { foreignCommands, type ForeignSubject, foreignVerbs } from './foreign-commands';
import { shellLine } from './shell';

const nothing: ForeignSubject = {
  manager: 'none',
  locked: false,
  sharing: 'own',
  buildable: false,
  linter: 'none',
  formatted: false,
  typechecker: 'none',
  typecheckerKnowsFiles: true,
  tester: 'none',
};
const everything: ForeignSubject = { ...nothing, buildable: true, linter: 'ruff', typechecker: 'mypy', tester: 'pytest' };

const table = (subject: ForeignSubject) =>
  Object.fromEntries(
    foreignVerbs.flatMap((verb) => {
      const commands = foreignCommands(verb, subject);
      return commands.length === 0 ? [] : [[verb, commands.map(shellLine).join(' && ')]];
    }),
  );

describe('the commands of a project of somebody else', () => {
  it('are none where nothing is configured', () => expect(table(nothing)).toEqual({}));

  it('are the tools themselves where nobody manages the environment', () => {
    expect(table({ ...everything, typecheckerKnowsFiles: false })).toEqual({
      build: 'uv build --clear --out-dir dist',
      lint: 'ruff check .',
      typecheck: 'mypy .',
      test: 'pytest',
    });
  });

  it('freeze nothing that has no lock', () => {
    expect(table({ ...everything, manager: 'uv' })).toMatchObject({ install: 'uv sync', lint: 'uv run ruff check .' });
    expect(table({ ...everything, manager: 'uv', locked: true })).toEqual({
      install: 'uv sync --locked',
      lock: 'uv lock',
      build: 'uv build --clear --out-dir dist',
      lint: 'uv run --frozen ruff check .',
      typecheck: 'uv run --frozen mypy',
      test: 'uv run --frozen pytest',
    });
  });

  it('check the format where it is configured', () => {
    expect(table({ ...everything, formatted: true })).toMatchObject({ lint: 'ruff check . && ruff format --check .' });
    expect(table({ ...nothing, formatted: true })).toEqual({});
  });

  it('are those of Poetry where Poetry is configured', () => {
    expect(table({ ...everything, manager: 'poetry', typechecker: 'pyright' })).toEqual({
      install: 'poetry install',
      lock: 'poetry lock',
      build: 'poetry build --clean',
      lint: 'poetry run ruff check .',
      typecheck: 'poetry run pyright',
      test: 'poetry run pytest',
    });
  });
});
