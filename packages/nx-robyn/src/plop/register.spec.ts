import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { Folder } from '../testing/folder';
import { serviceGenerator } from '../generators/service/generator';
import type { PlopApi, PlopGenerator } from './plop-api';
import { registerGenerators } from './register';

describe('registerGenerators', () => {
  let folder: Folder;
  const generators = new Map<string, PlopGenerator>();
  const plop: PlopApi = {
    setGenerator: (name, generator) => generators.set(name, generator),
    setWelcomeMessage: () => undefined,
    getPlopfilePath: () => folder.path,
  };
  const run = async (name: string, answers: Record<string, unknown>) => {
    registerGenerators(plop);
    return generators.get(name)?.actions[0]?.(answers);
  };
  beforeEach(() => {
    folder = new Folder();
    folder.write('nx.json', '{"plugins":["nx-robyn"]}');
    folder.write('package.json', '{"name":"acme"}');
    generators.clear();
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    jest.replaceProperty(process, 'env', { ...process.env });
    delete process.env['NX_DRY_RUN'];
  });
  afterEach(() => {
    jest.restoreAllMocks();
    folder.remove();
  });

  it('offers what Nx lists, but neither the set-up nor what is hidden', () => {
    registerGenerators(plop);
    expect([...generators.keys()]).toContain('service');
    expect([...generators.keys()]).not.toContain('init');
    expect([...generators.keys()]).not.toContain('preset');
  });

  it('writes what the generator writes', async () => {
    const said = await run('service', { name: 'orders', cache: 'redis', 'skip-lock': true });
    const tree = createTreeWithEmptyWorkspace();
    tree.write('nx.json', '{"plugins":["nx-robyn"]}');
    await serviceGenerator(tree, { name: 'orders', cache: 'redis', skipLock: true });
    const expected = tree.listChanges().filter(({ path }) => path.startsWith('services/'));
    expect(folder.list().filter((path) => path.startsWith('services/'))).toEqual(expected.map(({ path }) => path).sort());
    for (const { path, content } of expected) expect(folder.read(path)).toBe(String(content));
    expect(said).toBe(`${expected.length} files written`);
  });

  it('writes nothing in a dry run, whoever asks for it', async () => {
    const before = folder.list();
    expect(await run('service', { name: 'orders', 'skip-lock': true, 'dry-run': true })).toMatch(/would be written/);
    process.env['NX_DRY_RUN'] = 'true';
    expect(await run('service', { name: 'orders', 'skip-lock': true })).toMatch(/would be written/);
    expect(folder.list()).toEqual(before);
  });

  it('uses the defaults that nx.json has for the generator', async () => {
    folder.write('nx.json', '{"plugins":["nx-robyn"],"generators":{"nx-robyn":{"service":{"cache":"redis"}}}}');
    await run('service', { name: 'orders', 'skip-lock': true });
    expect(folder.read('services/orders/pyproject.toml')).toContain('cache = "redis"');
    expect(generators.get('service')?.prompts.find(({ name }) => name === 'cache')?.default).toBe('redis');
  });

  it('refuses a name that is missing, and a place that is no workspace', async () => {
    await expect(run('service', {})).rejects.toThrow('NameMissing');
    folder.remove();
    folder = new Folder();
    await expect(run('service', { name: 'orders' })).rejects.toThrow('WorkspaceMissing');
    expect(folder.list()).toEqual([]);
  });

  it('survives an nx.json that cannot be read until a generator runs', async () => {
    folder.write('nx.json', '{');
    registerGenerators(plop);
    await expect(run('service', { name: 'orders' })).rejects.toThrow();
    expect(folder.list()).toEqual(['nx.json', 'package.json']);
  });
});
