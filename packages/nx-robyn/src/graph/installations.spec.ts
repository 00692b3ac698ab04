import { detect } from './detect';
import { packagingsOf } from './detections';
import { Installations } from './installations';
import { normalizeOptions } from './options';
import { Projects } from './projects';

const member = (name: string) => `[project]\nname = "${name}"\n[tool.ruff]\n`;
const root = '[tool.uv.workspace]\nmembers = ["libs/*"]\n';

/** Commands of `install` and `lint` of the project in a folder. */
function commands(folder: string, files: Record<string, string>, ...locks: string[]) {
  const detections = new Map(Object.entries(files).map(([path, text]) => [path, detect(text, `${path}/pyproject.toml`)]));
  const installation = new Installations(new Set(locks), packagingsOf(detections)).of(folder);
  const place = { root: folder, name: 'x', installation, has: () => false };
  const targets = new Projects(normalizeOptions({})).of(detections.get(folder) ?? { kind: 'nothing', packaging: { dependencies: [] } }, place)?.targets;
  return ['install', 'lint'].map((name) => (targets?.[name]?.options as { command: string } | undefined)?.command);
}

describe('the installation of a project', () => {
  it('is from the lock of all members, with what all of them need', () => {
    const files = { '.': root, 'libs/x': member('x') };
    expect(commands('libs/x', files, 'uv.lock')).toEqual(['uv sync --locked --all-packages', 'uv run --frozen ruff check .']);
    expect(commands('libs/x', files)).toEqual(['uv sync --all-packages', 'uv run ruff check .']);
  });

  it('adds what it needs where members cannot be installed together', () => {
    const conflicts = (...items: string[]) => ({ '.': `${root}[tool.uv]\nconflicts = [[${items.join()}]]\n`, 'libs/x': member('x') });
    expect(commands('libs/x', conflicts('{ package = "x" }', '{ package = "y" }'), 'uv.lock')[0]).toBe('uv sync --locked --inexact');
    expect(commands('libs/x', conflicts('{ extra = "x" }', '{ extra = "y" }'), 'uv.lock')[0]).toBe('uv sync --locked --all-packages');
  });

  it('is its own for who is no member', () => {
    const files = { '.': root, 'apps/y': `${member('y')}[tool.uv]\n`, 'libs/x/inner': member('inner'), 'libs/x': member('x') };
    expect(commands('apps/y', files, 'uv.lock')).toEqual(['uv sync', 'uv run ruff check .']);
    expect(commands('libs/x/inner', files, 'uv.lock')).toEqual([undefined, 'ruff check .']);
    expect(commands('libs/x/inner', files, 'uv.lock', 'libs/x/inner/uv.lock')[0]).toBe('uv sync --locked');
  });

  it('is that of its members for the root of a workspace', () => {
    const files = { '.': `${member('acme')}${root}`, 'libs/x': member('x') };
    expect(commands('.', files, 'uv.lock')).toEqual(['uv sync --locked --all-packages', 'uv run --frozen ruff check .']);
  });

  it("is Poetry's where Poetry's lock lies", () => {
    expect(commands('libs/x', { 'libs/x': member('x') }, 'libs/x/poetry.lock')).toEqual(['poetry install', 'poetry run ruff check .']);
  });
});
