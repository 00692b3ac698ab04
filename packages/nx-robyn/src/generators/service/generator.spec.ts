import { addProjectConfiguration, readNxJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { DirectoryNotEmpty, NameMissing, NameRefused, ProjectExists, ServiceDiffers } from '../../service/errors';
import { serviceGenerator } from './generator';
import type { NxRobynService } from './schema';

const spawned = jest.fn();
jest.mock('node:child_process', () => ({
  ...jest.requireActual<object>('node:child_process'),
  spawn: (...args: unknown[]) => spawned(...args) as unknown,
}));

describe('service', () => {
  let tree: Tree;
  const contents = () => Object.fromEntries(tree.listChanges().map((change) => [change.path, String(change.content)]));
  const generate = (options: NxRobynService) => serviceGenerator(tree, { skipLock: true, ...options });
  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
    spawned.mockReset();
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => jest.restoreAllMocks());

  it('makes a service, and sets the workspace up for it', async () => {
    await generate({ name: 'orders', cache: 'redis' });
    expect(tree.read('services/orders/pyproject.toml', 'utf8')).toContain('cache = "redis"');
    expect(tree.exists('services/orders/src/orders/__init__.py')).toBe(true);
    expect(tree.exists('services/orders/uv.lock')).toBe(false);
    expect(readNxJson(tree)?.plugins).toEqual([{ plugin: 'nx-robyn' }]);
  });

  it('makes it where it is told to, with the module it is told', async () => {
    await generate({ name: 'orders', directory: 'apps/backend', module: 'app' });
    expect(tree.exists('apps/backend/src/app/__init__.py')).toBe(true);
  });

  it('changes nothing when it runs again with the same options, whatever was edited', async () => {
    await generate({ name: 'orders' });
    await generate({ name: 'billing' });
    tree.write('services/billing/README.md', 'mine');
    tree.delete('services/billing/Makefile');
    const before = contents();
    await generate({ name: 'billing' });
    await generate({ name: 'Billing' });
    expect(contents()).toEqual(before);
  });

  it('gives every service a port of its own', async () => {
    await generate({ name: 'orders' });
    await generate({ name: 'billing' });
    await generate({ name: 'stock', port: 9000 });
    const ports = ['orders', 'billing', 'stock'].map((name) => /^port = (\d+)$/m.exec(tree.read(`services/${name}/pyproject.toml`, 'utf8') ?? '')?.[1]);
    expect(ports).toEqual(['8000', '8001', '9000']);
  });

  it.each([{ cache: 'redis' }, { database: 'postgresql' }, { port: 9000 }, { module: 'app' }, { tags: 'a' }] as NxRobynService[])(
    'refuses %j for a service that was made without it',
    async (options) => {
      await generate({ name: 'orders' });
      const before = contents();
      await expect(generate({ name: 'orders', ...options })).rejects.toThrow(ServiceDiffers);
      expect(contents()).toEqual(before);
    },
  );

  it('refuses a directory that holds something, and writes nothing', async () => {
    tree.write('services/orders/notes.txt', 'mine');
    const before = contents();
    await expect(generate({ name: 'orders' })).rejects.toThrow(DirectoryNotEmpty);
    expect(contents()).toEqual(before);
  });

  it('refuses the name of another project, and writes nothing', async () => {
    addProjectConfiguration(tree, 'orders', { root: 'apps/orders' });
    tree.write('libs/py/pyproject.toml', '[project]\nname = "stock"\n');
    const before = contents();
    await expect(generate({ name: 'orders' })).rejects.toThrow(ProjectExists);
    await expect(generate({ name: 'stock' })).rejects.toThrow('where: libs/py');
    expect(contents()).toEqual(before);
  });

  it('refuses a service of that name in another directory', async () => {
    await generate({ name: 'orders', directory: 'apps/orders' });
    await expect(generate({ name: 'orders' })).rejects.toThrow('where: apps/orders');
  });

  it.each(['apps/orders/api', 'libs/py/deep/api'])('refuses a directory in another project: %s', async (directory) => {
    addProjectConfiguration(tree, 'orders', { root: 'apps/orders' });
    addProjectConfiguration(tree, 'root', { root: '.' });
    tree.write('libs/py/pyproject.toml', '[project]\nname = "stock"\n');
    const before = contents();
    await expect(generate({ name: 'api', directory })).rejects.toThrow(/^DirectoryRefused[^]*project "(orders|stock)"/);
    expect(contents()).toEqual(before);
    await generate({ name: 'api', directory: 'apps/orders-api' });
    expect(tree.exists('apps/orders-api/pyproject.toml')).toBe(true);
  });

  it('refuses names before it writes', async () => {
    const before = contents();
    await expect(generate({})).rejects.toThrow(NameMissing);
    await expect(generate({ name: 'class' })).rejects.toThrow(NameRefused);
    expect(contents()).toEqual(before);
  });

  it('is not disturbed by a pyproject.toml that is broken', async () => {
    tree.write('libs/x/pyproject.toml', '[project]\nname = "');
    await generate({ name: 'orders' });
    expect(tree.exists('services/orders/pyproject.toml')).toBe(true);
  });

  it('starts no process while it fills the tree', async () => {
    await serviceGenerator(tree, { name: 'orders' });
    await serviceGenerator(tree, { name: 'stock', freshLock: true });
    expect(spawned).not.toHaveBeenCalled();
  });

  it('says in at most five lines what to do next', async () => {
    tree.write('nx.json', '{"plugins":["nx-robyn"]}');
    const said = jest.spyOn(console, 'log');
    await (await generate({ name: 'orders' }))();
    const lines = said.mock.calls.flatMap(([text]) => String(text).split('\n'));
    expect(lines.length).toBeLessThanOrEqual(5);
    expect(lines.join('\n')).toContain('orders:dev');
  });
});
