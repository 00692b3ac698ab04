import { found, peer } from '../../testing/peer';

const makefile = (text: string) => ({ Makefile: text });
const extra = { toml: '[project.optional-dependencies]\ndev = ["ruff"]\n' };

describe('install-development', () => {
  const text = 'RUN_CMD = uv run\nINSTALL_DEV_CMD = uv pip install -e ".[dev]"\n';

  it('is found where nothing makes the environment', () => {
    expect(found('install-development', peer(makefile(text)))).toEqual(['Makefile:2']);
  });

  it.each([text.replace('uv pip install -e ".[dev]"', 'uv sync --extra dev'), `${text}\nvenv:\n\tuv venv\n`, ''])('is not found in %j', (other) => {
    expect(found('install-development', peer(makefile(other)))).toEqual([]);
  });

  it('is not found with Poetry, and not without a Makefile', () => {
    expect(found('install-development', peer(makefile(text), { packageManager: 'poetry' }))).toEqual([]);
    expect(found('install-development', peer({}))).toEqual([]);
  });
});

describe('sync-without-tools', () => {
  it('is found where the tools are an extra', () => {
    expect(found('sync-without-tools', peer(makefile('SYNC_CMD = uv sync\n'), extra))).toEqual(['Makefile:1']);
  });

  it('is not found where they are asked for, or are no extra', () => {
    expect(found('sync-without-tools', peer(makefile('SYNC_CMD = uv sync --extra dev\n'), extra))).toEqual([]);
    expect(found('sync-without-tools', peer(makefile('SYNC_CMD = uv sync\n')))).toEqual([]);
    expect(found('sync-without-tools', peer(makefile('SYNC_CMD = uv sync\n'), { toml: `${extra.toml}[dependency-groups]\ndev = []\n` }))).toEqual([]);
  });
});

describe('no-tests', () => {
  const text = 'tests:\n\tuv run pytest\n\ncheck:\n\tuv run ruff check src/app\n\tuv run pytest\n\nother:\n';

  it('is found where `check` runs pytest over nothing', () => expect(found('no-tests', peer(makefile(text)))).toEqual(['Makefile:6']));

  it('is not found with a test, and not where `check` runs no pytest', () => {
    expect(found('no-tests', peer({ ...makefile(text), 'tests/unit/test_x.py': '' }))).toEqual([]);
    expect(found('no-tests', peer(makefile(text.replace('\tuv run pytest\n\nother', '\nother'))))).toEqual([]);
  });
});

describe('unformatted', () => {
  const black = makefile('check:\n\tuv run black --check src/app\n');
  const path = 'src/app/schemas.py';

  it('is found where black takes blank lines away, once', () => {
    expect(found('unformatted', peer({ ...black, [path]: 'A = 1\n\n\n\nB = 2\n', 'src/app/z.py': 'A = 1\n\n \n\nB = 2\n' }))).toEqual([`${path}:2`]);
  });

  it.each(['A = 1\n\n\nB = 2\n', 'A = 1\n\n# one\n\nB = 2\n', 'A = """\n\n\n\n"""\n'])('is not found in %j', (text) => {
    expect(found('unformatted', peer({ ...black, [path]: text }))).toEqual([]);
  });

  it('is not found where nobody asks black', () => expect(found('unformatted', peer({ [path]: 'A = 1\n\n\n\nB = 2\n' }))).toEqual([]));
});

describe('abstract-generator', () => {
  const path = 'src/app/domain/users/repository.py';
  const method = (header: string, decorator = '@abstractmethod') => `class Users(ABC):\n    ${decorator}\n    ${header}\n        """All of them."""\n`;

  it('is found where mypy takes it for a coroutine', () => {
    expect(found('abstract-generator', peer({ [path]: method('async def all(self) -> AsyncGenerator[User, None]:') }))).toEqual([`${path}:3`]);
  });

  it.each([
    method('def all(self) -> AsyncGenerator[User, None]:'),
    method('async def get(self, id_: int) -> User:'),
    method('async def all(self) -> AsyncGenerator[User, None]:', '@cached'),
    `${method('async def all(self) -> AsyncGenerator[User, None]:')}        yield\n`,
  ])('is not found in %j', (text) => expect(found('abstract-generator', peer({ [path]: text }))).toEqual([]));
});
