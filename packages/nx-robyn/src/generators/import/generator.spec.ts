import { logger, readNxJson, type Tree, writeJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeManifest } from '../../service/manifest';
import { Folder } from '../../testing/folder';
import { exampleModel } from '../../testing/models';
import { diskTree } from '../../testing/tree';
import { importGenerator } from './generator';

jest.mock('../init/install', () => ({ ...jest.requireActual<object>('../init/install'), install: () => undefined }));

const manifest = '[project]\nname = "shop"\n[tool.robyn-config]\ndesign = "ddd"\norm = "sqlalchemy"\npackage_manager = "uv"\n';
const secret = 'class TokenSettings(BaseModel):\n    secret_key: str = "dev-secret"\n';

describe('import', () => {
  let tree: Tree;
  let said: string;
  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
    tree.write('services/shop/pyproject.toml', manifest);
    tree.write('services/shop/src/app/config/authentication.py', secret);
    said = '';
    jest.spyOn(console, 'log').mockImplementation((text) => (said += `${String(text)}\n`));
    jest.spyOn(logger, 'warn').mockImplementation(() => undefined);
  });
  afterEach(() => jest.restoreAllMocks());

  const registered = () => writeJson(tree, 'nx.json', { plugins: ['nx-robyn'] });
  const run = async (directory?: string) => (await importGenerator(tree, directory === undefined ? {} : { directory }))();
  const projectOf = () => tree.listChanges().filter(({ path }) => path.startsWith('services/')).map(({ path, content }) => [path, String(content)]);

  it('registers the plugin, and writes nothing else but what that takes', async () => {
    const before = projectOf();
    await run('services/shop');
    expect(readNxJson(tree)?.plugins).toEqual([{ plugin: 'nx-robyn' }]);
    expect(projectOf()).toEqual(before);
    expect(said).toMatch(/"shop" is in the graph now/);
  });

  it('writes nothing where the plugin is registered, and says so', async () => {
    registered();
    const before = tree.listChanges().map(({ path, content }) => [path, String(content)]);
    await run('./services/shop/');
    expect(tree.listChanges().map(({ path, content }) => [path, String(content)])).toEqual(before);
    expect(said).toMatch(/"shop" is in the graph: nothing to do/);
  });

  it('tells the faults with their places, and at most five lines of what to do', async () => {
    registered();
    await run('services/shop');
    expect(said).toMatch(/^One fault of "shop"/);
    expect(said).toMatch(/known-secret {2}services\/shop\/src\/app\/config\/authentication\.py:2\n {2}\S.*\n {2}why: {2}.*\n {2}mend: /);
    expect(said.slice(said.indexOf('"shop" is in')).trim().split('\n').length).toBeLessThanOrEqual(5);
    tree.write('services/shop/src/app/config/authentication.py', '');
    said = '';
    await run('services/shop');
    expect(said).toMatch(/^No fault of "shop" is known/);
  });

  it('tells the faults in a dry run too, which has no callback', async () => {
    registered();
    process.env['NX_DRY_RUN'] = 'true';
    await importGenerator(tree, { directory: 'services/shop' });
    delete process.env['NX_DRY_RUN'];
    expect(said).toContain('known-secret');
  });

  it('takes the workspace itself', async () => {
    registered();
    tree.write('pyproject.toml', manifest.replace('shop', 'root'));
    await run('.');
    expect(said).toContain('"root" is in the graph');
  });

  it.each([
    [undefined, /DirectoryMissing: no directory was given/],
    ['services/nowhere', /DirectoryMissing: there is no directory "services\/nowhere"/],
    ['services/shop/pyproject.toml', /DirectoryMissing[^]*it is a file/],
    ['../shop', /DirectoryRefused[^]*outside the workspace[^]*mv \.\.\/shop services\/shop, and nx g robyn:import services\/shop/],
    ['services', /ImportRefused[^]*no pyproject\.toml/],
  ])('refuses the directory %j', async (directory, message) => {
    await expect(run(directory)).rejects.toThrow(message);
  });

  it.each([
    ['[project]\nname = "x"\n', /ImportRefused[^]*no table \[tool\.robyn-config\]/],
    ['[project]\nname = "x\n', /TomlInvalid[^]*libs\/x\/pyproject\.toml:2/],
    [`[project]\nname = "x"\n${writeManifest(exampleModel())}\n`, /ImportRefused[^]*service of nx-robyn/],
    [manifest.replace('ddd', 'clean'), /ManifestInvalid[^]*"design"[^]*"clean"/],
    [manifest.replace('sqlalchemy', 'django'), /ManifestInvalid[^]*"orm"[^]*"django"/],
    [manifest, /ProjectExists[^]*"shop"[^]*services\/shop/],
    [manifest.replace('[project]', '[tool.poetry]'), /ProjectExists/],
  ])('refuses the pyproject.toml %j', async (text, message) => {
    tree.write('libs/x/pyproject.toml', text);
    const before = tree.listChanges().length;
    await expect(run('libs/x')).rejects.toThrow(message);
    expect(tree.listChanges()).toHaveLength(before);
  });

  it('refuses a name that a project of npm has', async () => {
    tree.write('apps/shop/project.json', '{"name":"shop"}');
    await expect(run('services/shop')).rejects.toThrow(/ProjectExists[^]*apps\/shop/);
  });
});

describe('import on a disk', () => {
  const folder = new Folder();
  const dry = async (directory: string) => importGenerator(diskTree(folder.path), { directory });
  beforeAll(() => {
    process.env['NX_DRY_RUN'] = 'true';
    folder.write('nx.json', '{"plugins":["nx-robyn"]}');
    folder.write('services/shop/pyproject.toml', manifest);
    folder.write('services/shop/.venv/lib/app/config/authentication.py', secret);
    folder.write('hidden/shop/pyproject.toml', manifest.replace('shop', 'hidden'));
    folder.write('.gitignore', 'hidden/\n');
    symlinkSync('services/shop', join(folder.path, 'linked'));
    symlinkSync('.', join(folder.path, 'services/shop/src'));
  });
  afterAll(() => {
    delete process.env['NX_DRY_RUN'];
    folder.remove();
  });

  it('follows no symbolic link', async () => {
    await expect(dry('linked')).rejects.toThrow(/DirectoryRefused[^]*symbolic link to services\/shop/);
    const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await dry('services/shop');
    expect(said.mock.calls.flat().join()).toMatch(/No fault/);
    said.mockRestore();
  });

  it('takes an absolute path in the workspace, and none outside', async () => {
    const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await dry(join(folder.path, 'services/shop'));
    said.mockRestore();
    await expect(dry('/away/shop')).rejects.toThrow(/DirectoryRefused[^]*mv \/away\/shop services\/shop/);
  });

  it('says that Nx does not see what is ignored', async () => {
    await expect(dry('hidden/shop')).rejects.toThrow(/DirectoryRefused[^]*hidden\/shop\/pyproject\.toml[^]*\.gitignore/);
  });
});
