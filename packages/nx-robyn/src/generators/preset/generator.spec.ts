import { readJson, readNxJson, type Tree, writeJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { OptionRefused } from '../../service/errors';
import { presetGenerator } from './generator';

describe('preset', () => {
  let tree: Tree;
  const contents = () => Object.fromEntries(tree.listChanges().map((change) => [change.path, String(change.content)]));
  /** What create-nx-workspace passes on, beside the options of the preset. */
  const passedOn = { name: 'acme', preset: 'nx-robyn', packageManager: 'npm', interactive: false, skipLock: true };
  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
    writeJson(tree, 'package.json', { devDependencies: { nx: '23.2.1' } });
    tree.write('README.md', '# Acme\n\n✨ Your new, shiny [Nx workspace](https://nx.dev) is ready ✨.\n');
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => jest.restoreAllMocks());

  it('sets the workspace up and makes a service', async () => {
    await presetGenerator(tree, passedOn);
    expect(readNxJson(tree)?.plugins).toEqual([{ plugin: 'nx-robyn' }]);
    expect(tree.exists('tools/robyn/package.json')).toBe(true);
    expect(tree.read('services/api/pyproject.toml', 'utf8')).toContain('name = "api"');
    expect(tree.read('README.md', 'utf8')).toMatch(/^# acme\n[^]*nx run api:dev/);
  });

  it('passes the options of the service on', async () => {
    await presetGenerator(tree, { ...passedOn, serviceName: 'orders', cache: 'redis', pythonVersion: 3.12 });
    const pyproject = tree.read('services/orders/pyproject.toml', 'utf8');
    expect(pyproject).toContain('cache = "redis"');
    expect(pyproject).toContain('requires-python = ">=3.12"');
  });

  it('refuses what the service refuses', async () => {
    await expect(presetGenerator(tree, { ...passedOn, database: 'oracle' })).rejects.toThrow(OptionRefused);
  });

  it("depends on the devkit of the workspace's Nx, unless it does already", async () => {
    await presetGenerator(tree, passedOn);
    expect(readJson(tree, 'package.json')).toMatchObject({ devDependencies: { '@nx/devkit': '23.2.1' } });
    tree = createTreeWithEmptyWorkspace();
    writeJson(tree, 'package.json', { devDependencies: { nx: '24.0.6', '@nx/devkit': '24.0.0' } });
    await presetGenerator(tree, passedOn);
    expect(readJson(tree, 'package.json')).toMatchObject({ devDependencies: { '@nx/devkit': '24.0.0' } });
  });

  it("leaves somebody's README", async () => {
    tree.write('README.md', '# Mine\n');
    await presetGenerator(tree, passedOn);
    expect(tree.read('README.md', 'utf8')).toBe('# Mine\n');
  });

  it('changes nothing the second time', async () => {
    await presetGenerator(tree, passedOn);
    const before = contents();
    await presetGenerator(tree, passedOn);
    expect(contents()).toEqual(before);
  });
});
