import { addProjectConfiguration, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { parse } from 'smol-toml';
import {
  DependencyRefused,
  DirectoryNotEmpty,
  LibraryDiffers,
  NameMissing,
  NameRefused,
  ProjectExists,
  ProjectNotPython,
  ProjectUnknown,
} from '../../service/errors';
import { serviceGenerator } from '../service/generator';
import { libraryGenerator } from './generator';
import type { NxRobynLibrary } from './schema';

const spawned = jest.fn();
jest.mock('node:child_process', () => ({
  ...jest.requireActual<object>('node:child_process'),
  spawn: (...args: unknown[]) => spawned(...args) as unknown,
}));

describe('library', () => {
  let tree: Tree;
  const contents = () => Object.fromEntries(tree.listChanges().map((change) => [change.path, String(change.content)]));
  const generate = (options: NxRobynLibrary) => libraryGenerator(tree, { skipLock: true, ...options });
  const service = (name: string, options = {}) => serviceGenerator(tree, { name, skipLock: true, ...options });
  const text = (path: string) => tree.read(path, 'utf8') ?? '';
  /** Fails with the error, and changes nothing. */
  const refuses = async (options: NxRobynLibrary, error: new (...args: never[]) => Error, words: RegExp = /./) => {
    const before = contents();
    const failing = generate(options);
    await expect(failing).rejects.toThrow(error);
    await expect(failing).rejects.toThrow(words);
    expect(contents()).toEqual(before);
  };
  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
    spawned.mockReset();
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => jest.restoreAllMocks());

  it.each(['uv', 'poetry'] as const)('makes a package with its types: %s', async (packageManager) => {
    await generate({ name: 'MoneyTypes', packageManager, pythonVersion: '3.12', tags: 'scope:shared,x' });
    const pyproject = parse(text('libs/money-types/pyproject.toml'));
    expect(pyproject).toMatchObject({
      project: { name: 'money-types', 'requires-python': '>=3.12', dependencies: [] },
      tool: { ruff: { 'target-version': 'py312' }, mypy: { strict: true }, nx: { tags: ['scope:shared', 'x'] } },
    });
    expect(tree.children('libs/money-types/src/money_types').sort()).toEqual(['__init__.py', 'py.typed', 'version.py']);
    expect(tree.exists('libs/money-types/poetry.toml')).toBe(packageManager === 'poetry');
    expect(text('libs/money-types/pyproject.toml')).not.toContain('{{');
  });

  it('makes it where it is told to, with the module it is told', async () => {
    await generate({ name: 'money', directory: 'packages/python/money', module: 'acme_money' });
    expect(tree.exists('packages/python/money/src/acme_money/__init__.py')).toBe(true);
    expect(text('packages/python/money/pyproject.toml')).toContain('module-name = "acme_money"');
  });

  it('changes nothing when it runs again, whatever was edited', async () => {
    await generate({ name: 'money', module: 'acme_money', tags: 'a' });
    tree.write('libs/money/README.md', 'mine');
    const before = contents();
    await generate({ name: 'money', module: 'acme_money', tags: 'a' });
    await generate({ name: 'Money' });
    expect(contents()).toEqual(before);
  });

  it.each([{ module: 'other' }, { packageManager: 'poetry' }, { pythonVersion: '3.13' }, { tags: 'a' }, { directory: 'libs/other' }] as NxRobynLibrary[])(
    'refuses %j for a library that was made without it',
    async (options) => {
      await generate({ name: 'money' });
      await refuses({ name: 'money', ...options }, LibraryDiffers, /--[a-z-]+ is /);
    },
  );

  it('refuses names and places before it writes', async () => {
    await service('orders');
    addProjectConfiguration(tree, 'shop', { root: 'apps/shop' });
    tree.write('libs/taken/notes.txt', 'mine');
    await refuses({}, NameMissing, /nx g robyn:library/);
    await refuses({ name: 'class' }, NameRefused, /robyn:library class --module class_library/);
    await refuses({ name: 'httpx' }, NameRefused, /a library/);
    await refuses({ name: 'orders' }, ProjectExists, /services\/orders/);
    await refuses({ name: 'shop' }, ProjectExists, /apps\/shop/);
    await refuses({ name: 'taken' }, DirectoryNotEmpty, /robyn:library/);
    await refuses({ name: 'money', project: 'stock' }, ProjectUnknown, /orders/);
    await refuses({ name: 'money', project: 'shop' }, ProjectNotPython, /apps\/shop/);
  });

  it('starts no process while it fills the tree', async () => {
    await service('orders');
    await libraryGenerator(tree, { name: 'money', project: 'orders' });
    expect(spawned).not.toHaveBeenCalled();
  });

  it.each(['uv', 'poetry'] as const)('lets a service of %s depend on it, and is then of the same package manager', async (packageManager) => {
    await service('orders', { packageManager });
    const before = text('services/orders/pyproject.toml').split('\n');
    await generate({ name: 'money', project: 'orders' });
    const after = text('services/orders/pyproject.toml').split('\n');
    const source = packageManager === 'uv' ? 'editable = true' : 'develop = true';
    const added = ['    "money",', `money = { path = "../../libs/money", ${source} }`];
    expect(after.filter((line) => !before.includes(line))).toEqual(expect.arrayContaining(added));
    expect(after).toHaveLength(before.length + 4);
    expect(text('libs/money/pyproject.toml')).toContain(packageManager === 'uv' ? 'uv_build' : 'poetry-core');
    const both = contents();
    await generate({ name: 'money', project: 'orders' });
    expect(contents()).toEqual(both);
  });

  it('lets another library and a project of somebody else depend on one that is there', async () => {
    tree.write('tools/report/pyproject.toml', '# theirs\n[project]\nname = "Acme.Report"\nversion = "0"\n\n[tool.uv]\npackage = false\n');
    tree.write('libs/core/pyproject.toml', '[project]\nname = "Acme_Core"\nversion = "0"\nrequires-python = ">=3.9"\n\n[tool.uv]\n');
    await generate({ name: 'money' });
    await generate({ name: 'acme-core', project: 'money' });
    await generate({ name: 'money', project: 'Acme.Report' });
    expect(text('libs/money/pyproject.toml')).toContain('acme-core = { path = "../core", editable = true }');
    expect(text('tools/report/pyproject.toml')).toBe(
      '# theirs\n[project]\nname = "Acme.Report"\nversion = "0"\ndependencies = [\n    "money",\n]\n\n[tool.uv]\npackage = false\n\n[tool.uv.sources]\nmoney = { path = "../../libs/money", editable = true }\n',
    );
  });

  it('refuses a circle, and itself', async () => {
    await generate({ name: 'a' });
    await generate({ name: 'b', project: 'a' });
    await generate({ name: 'c', project: 'b' });
    await refuses({ name: 'a', project: 'c' }, DependencyRefused, /libs\/c -> libs\/a -> libs\/b -> libs\/c/);
    await refuses({ name: 'a', project: 'a' }, DependencyRefused);
  });

  it('refuses what a package manager would look for on the package index', async () => {
    await service('orders', { packageManager: 'poetry' });
    await generate({ name: 'money', packageManager: 'uv', project: 'orders' });
    await refuses({ name: 'core', project: 'money' }, DependencyRefused, /package index/);
    await generate({ name: 'units', packageManager: 'uv' });
    await generate({ name: 'metric', project: 'units' });
    await refuses({ name: 'units', project: 'orders' }, DependencyRefused, /libs\/metric/);
  });

  it('refuses a library of a library that a project of Poetry does not name itself', async () => {
    await service('orders', { packageManager: 'poetry' });
    await generate({ name: 'money', project: 'orders' });
    await refuses({ name: 'currency', project: 'money' }, DependencyRefused, /services\/orders .* "currency" on the package index[^]*library currency --project orders/);
    await generate({ name: 'currency', project: 'orders' });
    await generate({ name: 'currency', project: 'money' });
    await service('billing', { packageManager: 'poetry' });
    await refuses({ name: 'money', project: 'billing' }, DependencyRefused, /library currency --project billing/);
    await generate({ name: 'currency', project: 'billing' });
    await generate({ name: 'money', project: 'billing' });
  });

  it('refuses a newer Python, a module that is taken, and the name of a dependency', async () => {
    await service('orders');
    tree.write('libs/requests/pyproject.toml', '[project]\nname = "fetch"\nversion = "0"\ndependencies = ["httpie"]\n\n[tool.uv]\n');
    await refuses({ name: 'money', project: 'orders', pythonVersion: '3.13' }, DependencyRefused, /3\.11/);
    await refuses({ name: 'order-types', project: 'orders', module: 'orders' }, NameRefused, /--module orders_library/);
    await refuses({ name: 'httpie', project: 'fetch' }, NameRefused, /httpie-library/);
  });

  it('refuses a project of which it is not known how it is installed', async () => {
    tree.write('libs/plain/pyproject.toml', '[project]\nname = "plain"\nversion = "0"\n');
    await refuses({ name: 'money', project: 'plain' }, ProjectNotPython, /uv lock/);
    tree.write('libs/plain/uv.lock', 'version = 1\n');
    await generate({ name: 'money', project: 'plain' });
  });

  it('says what to add by hand where it cannot', async () => {
    tree.write('libs/odd/pyproject.toml', 'project = { name = "odd", version = "0" }\n[tool.uv]\n');
    await refuses({ name: 'money', project: 'odd' }, DependencyRefused, /by hand: add "money" to \[project\] dependencies/);
  });

  describe('and the image of a service', () => {
    const ignore = 'services/orders/Dockerfile.dockerignore';
    const context = () => text(ignore).split('\n').filter((line) => line.startsWith('!'));

    it('is built from the workspace then, with the libraries of libraries', async () => {
      await service('orders');
      const dockerfile = text('services/orders/Dockerfile');
      expect(tree.exists(ignore)).toBe(false);
      await generate({ name: 'money', project: 'orders' });
      expect(context()).toEqual(['!services/orders', '!libs/money']);
      expect(text('services/orders/compose.yaml')).toContain('      context: ../..\n      dockerfile: services/orders/Dockerfile\n');
      await generate({ name: 'currency', project: 'money' });
      await generate({ name: 'units', project: 'currency' });
      expect(context()).toEqual(['!services/orders', '!libs/money', '!libs/currency', '!libs/units']);
      expect(text('services/orders/Dockerfile')).toBe(dockerfile);
    });

    it('is left alone where somebody builds it in another way, and that is said', async () => {
      await service('orders');
      tree.write('services/orders/compose.yaml', 'services:\n  app:\n    build:\n      context: .\n');
      const said = jest.spyOn(console, 'log');
      await (await generate({ name: 'money', project: 'orders' }))();
      expect(text('services/orders/compose.yaml')).toBe('services:\n  app:\n    build:\n      context: .\n');
      expect(said.mock.calls.flat().join('\n')).toContain('services/orders/Dockerfile: not as generated');
      tree.write('services/orders/Dockerfile', 'FROM scratch\n');
      const before = text(ignore);
      await generate({ name: 'rates', project: 'orders' });
      expect(text(ignore)).toBe(before);
    });
  });

  describe('in a uv workspace', () => {
    beforeEach(() => tree.write('pyproject.toml', '[tool.uv.workspace]\nmembers = ["libs/*", "services/*"]\n'));

    it('is a member, and members name it as one', async () => {
      await service('orders');
      await generate({ name: 'money', project: 'orders' });
      expect(text('services/orders/pyproject.toml')).toContain('[tool.uv.sources]\nmoney = { workspace = true }\n');
      const context = text('services/orders/Dockerfile.dockerignore').split('\n').filter((line) => line.startsWith('!'));
      expect(context).toEqual(['!services/orders', '!pyproject.toml', '!uv.lock', '!libs/money']);
    });

    it('is found by a path from outside', async () => {
      await service('orders', { directory: 'apps/orders' });
      await generate({ name: 'money', project: 'orders' });
      expect(text('apps/orders/pyproject.toml')).toContain('money = { path = "../../libs/money", editable = true }\n');
    });

    it('can be a dependency of the root', async () => {
      tree.write('pyproject.toml', '[project]\nname = "acme"\nversion = "0"\n\n[tool.uv.workspace]\nmembers = ["libs/*"]\n');
      await generate({ name: 'money', project: 'acme' });
      expect(text('pyproject.toml')).toContain('money = { workspace = true }\n');
    });
  });

  it('says in at most five lines what to do next', async () => {
    await service('orders');
    const said = jest.spyOn(console, 'log');
    said.mockClear();
    await (await generate({ name: 'money', project: 'orders' }))();
    const lines = said.mock.calls.flatMap(([words]) => String(words).split('\n'));
    expect(lines.length).toBeLessThanOrEqual(5);
    expect(lines.join('\n')).toContain('orders:install');
  });
});
