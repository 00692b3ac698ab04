import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logger, readJson, readNxJson, type Tree, writeJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { Folder } from '../../testing/folder';
import { diskTree } from '../../testing/tree';
import { initGenerator } from './generator';
import { withLines } from './ignore';

const install = jest.fn();
let packageManager = 'npm';
jest.mock('./install', () => ({ ...jest.requireActual<object>('./install'), install: () => install() as unknown }));
jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<object>('@nx/devkit'),
  detectPackageManager: () => packageManager,
}));

describe('init', () => {
  let tree: Tree;
  const contents = () => Object.fromEntries(tree.listChanges().map((change) => [change.path, String(change.content)]));
  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
    tree.delete('.gitignore');
    install.mockClear();
    packageManager = 'npm';
  });

  it('registers the plugin after those that are there', async () => {
    tree.write('nx.json', '{"plugins":["@nx/js/typescript"]}');
    await initGenerator(tree, {});
    expect(readNxJson(tree)?.plugins).toEqual(['@nx/js/typescript', { plugin: 'nx-robyn' }]);
  });

  it('leaves comments, line ends and indentation as they are', async () => {
    tree.write('nx.json', '{\r\n\t// ours\r\n\t"plugins": ["a"],\r\n\t"defaultBase": "trunk",\r\n}\r\n');
    tree.write('package.json', '{\r\n    "name": "x",\r\n    "devDependencies": {\r\n        "nx": "1",\r\n        "zod": "2"\r\n    }\r\n}');
    tree.write('.gitignore', 'dist\r\n');
    await initGenerator(tree, {});
    expect(tree.read('nx.json', 'utf8')).toBe(
      '{\r\n\t// ours\r\n\t"plugins": [\r\n\t\t"a",\r\n\t\t{\r\n\t\t\t"plugin": "nx-robyn"\r\n\t\t}\r\n\t],\r\n\t"defaultBase": "trunk",\r\n\t"sync": {\r\n\t\t"globalGenerators": [\r\n\t\t\t"nx-robyn:sync"\r\n\t\t]\r\n\t},\r\n}\r\n',
    );
    expect(tree.read('package.json', 'utf8')).toBe(
      '{\r\n    "name": "x",\r\n    "devDependencies": {\r\n        "nx": "1",\r\n        "robyn": "file:tools/robyn",\r\n        "zod": "2"\r\n    }\r\n}',
    );
    expect(tree.read('.gitignore', 'utf8')?.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('keeps the plugins that nx.json takes from the file that it extends', async () => {
    const folder = new Folder();
    folder.write('base.json', '{"plugins":["a"]}');
    folder.write('nx.json', '{"extends":"./base.json"}');
    tree = diskTree(folder.path);
    process.env['NX_DRY_RUN'] = 'true';
    await initGenerator(tree, {});
    delete process.env['NX_DRY_RUN'];
    expect(readNxJson(tree)?.plugins).toEqual(['a', { plugin: 'nx-robyn' }]);
    expect(folder.list()).toEqual(['base.json', 'nx.json']);
    folder.remove();
  });

  it('registers the sync generator after those that are there', async () => {
    tree.write('nx.json', '{"sync":{"applyChanges":true,"globalGenerators":["./tools:own"]}}');
    await initGenerator(tree, {});
    await initGenerator(tree, {});
    expect(readNxJson(tree)?.sync).toEqual({ applyChanges: true, globalGenerators: ['./tools:own', 'nx-robyn:sync'] });
  });

  it.each(['nx-robyn', { plugin: 'nx-robyn', options: { include: 'robyn' } }])('leaves %j as it is', async (entry) => {
    writeJson(tree, 'nx.json', { plugins: [entry] });
    await initGenerator(tree, {});
    expect(readNxJson(tree)?.plugins).toEqual([entry]);
  });

  it('writes the shim, and depends on it as the package manager needs', async () => {
    await initGenerator(tree, {});
    expect(readJson(tree, 'tools/robyn/package.json')).toMatchObject({
      name: 'robyn',
      private: true,
      peerDependencies: { 'nx-robyn': '*' },
    });
    expect(readJson(tree, 'tools/robyn/generators.json')).toEqual({ extends: ['nx-robyn'], generators: {} });
    expect(readJson(tree, 'package.json')).toMatchObject({ devDependencies: { robyn: 'file:tools/robyn' } });
  });

  it('links the shim under pnpm', async () => {
    packageManager = 'pnpm';
    await initGenerator(tree, {});
    expect(readJson(tree, 'package.json')).toMatchObject({ devDependencies: { robyn: 'link:tools/robyn' } });
  });

  it('lends every executor to the shim', async () => {
    await initGenerator(tree, {});
    const own = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'executors.json'), 'utf8')) as { executors: object };
    const { executors } = readJson<{ executors: Record<string, string> }>(tree, 'tools/robyn/executors.json');
    expect(Object.keys(executors).sort()).toEqual(Object.keys(own.executors).sort());
    for (const [name, target] of Object.entries(executors)) expect(target).toBe(`nx-robyn:${name}`);
  });

  it("leaves a dependency on somebody else's robyn alone, and says so", async () => {
    const warned = jest.spyOn(logger, 'warn').mockImplementation(() => undefined);
    writeJson(tree, 'package.json', { devDependencies: { robyn: '^1.0.1' } });
    await initGenerator(tree, {});
    expect(readJson(tree, 'package.json')).toEqual({ devDependencies: { robyn: '^1.0.1' } });
    expect(tree.exists('tools/robyn/package.json')).toBe(false);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('"robyn": "^1.0.1"'));
    warned.mockRestore();
  });

  it('runs the package manager at the end, once', async () => {
    const first = await initGenerator(tree, {});
    expect(install).not.toHaveBeenCalled();
    await first();
    expect(install).toHaveBeenCalledTimes(1);
    await (await initGenerator(tree, {}))();
    expect(install).toHaveBeenCalledTimes(1);
  });

  it('runs no package manager when it is told so', async () => {
    await (await initGenerator(tree, { skipInstall: true }))();
    expect(install).not.toHaveBeenCalled();
  });

  it('changes nothing when it runs again', async () => {
    await initGenerator(tree, {});
    const before = contents();
    tree.write('tools/robyn/package.json', before['tools/robyn/package.json']?.replace('0.0.0', '0.0.1') ?? '');
    const edited = contents();
    await initGenerator(tree, {});
    expect(contents()).toEqual(edited);
  });

  it('ignores what Python leaves, except where that would hide a file', async () => {
    tree.write('.gitignore', 'node_modules\n.venv');
    tree.write('fixtures/__pycache__/kept.txt', '');
    await initGenerator(tree, {});
    const lines = tree.read('.gitignore', 'utf8')?.split('\n');
    expect(lines).toEqual(expect.arrayContaining(['node_modules', '.venv', '*.py[cod]', '.mypy_cache/', '.ruff_cache/']));
    expect(lines).not.toContain('__pycache__/');
    expect(lines?.filter((line) => line.startsWith('.venv'))).toEqual(['.venv']);
  });
});

describe('withLines', () => {
  it('adds at the end what is missing', () => {
    expect(withLines('', ['a/'])).toBe('# Python\na/\n');
    expect(withLines('b', ['a/'])).toBe('b\n\n# Python\na/\n');
    expect(withLines('/a\n', ['a/'])).toBe('/a\n');
    expect(withLines('a\r\n', ['a/'])).toBe('a\r\n');
  });
});
