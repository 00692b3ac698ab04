import { addProjectConfiguration, type Tree, updateJson, writeJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import {
  ClientDiffers,
  ContractInvalid,
  DirectoryNotEmpty,
  DirectoryRefused,
  NameMissing,
  NameRefused,
  PackageJsonMissing,
  ProjectExists,
  ProjectNotService,
  ProjectUnknown,
  ServiceMissing,
} from '../../service/errors';
import { exampleContract } from '../../testing/contract';
import { serviceGenerator } from '../service/generator';
import { clientGenerator } from './generator';
import type { NxRobynClient } from './schema';

const spawned = jest.fn();
jest.mock('node:child_process', () => ({
  ...jest.requireActual<object>('node:child_process'),
  spawn: (...args: unknown[]) => spawned(...args) as unknown,
}));

describe('client', () => {
  let tree: Tree;
  const contents = () => Object.fromEntries(tree.listChanges().map((change) => [change.path, String(change.content)]));
  const generate = (options: NxRobynClient = {}) => clientGenerator(tree, { name: 'orders-client', skipInstall: true, ...options });
  const text = (path: string) => tree.read(path, 'utf8') ?? '';
  const value = (path: string) => JSON.parse(text(path)) as unknown;
  /** Fails with the error, and changes nothing. */
  const refuses = async (options: NxRobynClient, error: new (...args: never[]) => Error, words: RegExp = /./) => {
    const before = contents();
    const failing = generate(options);
    await expect(failing).rejects.toThrow(error);
    await expect(failing).rejects.toThrow(words);
    expect(contents()).toEqual(before);
  };
  beforeEach(async () => {
    tree = createTreeWithEmptyWorkspace();
    tree.delete('tsconfig.base.json');
    writeJson(tree, 'package.json', { name: 'acme' });
    spawned.mockReset();
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await serviceGenerator(tree, { name: 'orders', skipLock: true });
    tree.write('services/orders/openapi.json', exampleContract());
  });
  afterEach(() => jest.restoreAllMocks());

  it('makes a package from the contract, and of the contract a project', async () => {
    await generate();
    expect(value('libs/orders-client/robyn-client.json')).toMatchObject({ name: 'orders-client', document: '../../services/orders/openapi.json' });
    expect(value('services/orders/contract/robyn-contract.json')).toMatchObject({ name: 'orders-contract', document: '../openapi.json' });
    expect(value('libs/orders-client/package.json')).toMatchObject({ name: 'orders-client', dependencies: { 'openapi-fetch': expect.any(String) } });
    expect(text('libs/orders-client/src/generated/contract.ts')).toContain('"409.already_taken"');
    expect(text('libs/orders-client/src/client.ts')).toContain('export function createOrdersClient(');
    expect(value('package.json')).toMatchObject({ workspaces: ['libs/orders-client'], devDependencies: { typescript: expect.any(String) } });
  });

  it('is a package of the scope, under its own name for Nx', async () => {
    updateJson(tree, 'package.json', (json: object) => ({ ...json, name: '@acme/source', workspaces: ['packages/*'] }));
    await generate({ directory: 'packages/client' });
    expect(value('packages/client/package.json')).toMatchObject({ name: '@acme/orders-client', nx: { name: 'orders-client' } });
    expect(value('package.json')).toMatchObject({ workspaces: ['packages/*'] });
  });

  it('takes the scope of the packages that are there', async () => {
    for (const name of ['@acme/a', '@acme/b', '@other/c']) addProjectConfiguration(tree, name, { root: `libs/${name.slice(-1)}` });
    await generate();
    expect(value('libs/orders-client/package.json')).toMatchObject({ name: '@acme/orders-client' });
  });

  it('follows a workspace of project references', async () => {
    updateJson(tree, 'package.json', (json: object) => ({ ...json, workspaces: ['packages/*'] }));
    writeJson(tree, 'tsconfig.base.json', { compilerOptions: { customConditions: ['@acme/source'] } });
    tree.write('tsconfig.json', '{\n  // of all\n  "extends": "./tsconfig.base.json",\n  "files": [],\n  "references": []\n}\n');
    await generate();
    expect(text('tsconfig.json')).toContain('// of all');
    expect(text('tsconfig.json')).toContain('"path": "./libs/orders-client"');
    expect(value('package.json')).toMatchObject({ workspaces: ['packages/*', 'libs/orders-client'] });
    expect(value('libs/orders-client/tsconfig.lib.json')).toMatchObject({ extends: '../../tsconfig.base.json' });
    expect(value('libs/orders-client/package.json')).toHaveProperty(['exports', '.', '@acme/source'], './src/index.ts');
  });

  it('follows a workspace of paths', async () => {
    writeJson(tree, 'tsconfig.base.json', { compilerOptions: { baseUrl: '.', paths: {} } });
    tree.write('package.json', '{\n  "name": "acme",\n  "private": true\n}\n');
    await generate();
    expect(Object.keys(value('package.json') as object).slice(0, 2)).toEqual(['name', 'private']);
    expect(value('tsconfig.base.json')).toMatchObject({ compilerOptions: { paths: { 'orders-client': ['libs/orders-client/src/index.ts'] } } });
    expect(tree.exists('libs/orders-client/package.json')).toBe(false);
    expect(value('package.json')).toMatchObject({ dependencies: { 'openapi-fetch': expect.any(String) } });
    expect(text('libs/orders-client/src/index.ts')).not.toContain(".js'");
  });

  it.each([
    ["packages:\n  # of all\n  - 'apps/*'\nonlyBuiltDependencies:\n  - nx\n", "packages:\n  - 'libs/orders-client'\n  # of all\n  - 'apps/*'\nonlyBuiltDependencies:\n  - nx\n"],
    ['packages:\n- libs/*\n', 'packages:\n- libs/*\n'],
    ['packages:\n- libs/*\n- "!libs/orders-*"\n', 'packages:\n- \'libs/orders-client\'\n- libs/*\n- "!libs/orders-*"\n'],
    ['allowBuilds:\n  nx: true\n', "packages:\n  - 'libs/orders-client'\nallowBuilds:\n  nx: true\n"],
  ])('follows a workspace of pnpm: %j', async (before, after) => {
    tree.write('pnpm-workspace.yaml', before);
    await generate();
    expect(text('pnpm-workspace.yaml')).toBe(after);
    expect(value('package.json')).not.toHaveProperty('workspaces');
  });

  it('keeps Prettier from what is generated', async () => {
    tree.write('.prettierignore', '/dist\n');
    await generate();
    expect(text('.prettierignore')).toContain('\n/libs/orders-client/src/generated\n');
  });

  it('changes nothing when it runs again, whatever was edited', async () => {
    await generate();
    tree.write('libs/orders-client/src/client.ts', '// mine\n');
    const before = contents();
    await generate({ project: 'orders', directory: 'libs/orders-client' });
    expect(contents()).toEqual(before);
    expect(spawned).not.toHaveBeenCalled();
  });

  it('makes a second client of the same contract, and none of another name', async () => {
    await generate();
    await generate({ name: 'shop-orders', project: 'orders' });
    expect(value('libs/shop-orders/robyn-client.json')).toMatchObject({ document: '../../services/orders/openapi.json' });
    await serviceGenerator(tree, { name: 'billing', skipLock: true });
    await refuses({ directory: 'libs/other', project: 'orders' }, ClientDiffers, /--directory is libs\/orders-client/);
    await refuses({ project: 'billing' }, ClientDiffers, /services\/orders/);
  });

  it('refuses names, places and projects before it writes', async () => {
    await refuses({ name: '' }, NameMissing, /robyn:client/);
    await refuses({ name: '../x' }, NameRefused, /a client/);
    await refuses({ directory: '../x' }, DirectoryRefused, /robyn:client/);
    await refuses({ name: 'orders' }, ProjectExists, /services\/orders/);
    tree.write('libs/orders-client/notes.txt', 'mine');
    await refuses({}, DirectoryNotEmpty, /robyn:client/);
    await refuses({ directory: 'services/orders/client' }, DirectoryRefused, /"orders"/);
    await refuses({ project: 'stock' }, ProjectUnknown, /--project orders/);
    addProjectConfiguration(tree, 'shop', { root: 'apps/shop' });
    await refuses({ project: 'shop' }, ProjectNotService, /apps\/shop/);
    await serviceGenerator(tree, { name: 'billing', skipLock: true });
    await refuses({}, ServiceMissing, /--project billing/);
  });

  it('refuses a contract that is none, and a folder in which the contract would be', async () => {
    tree.write('services/orders/contract/notes.txt', 'mine');
    await refuses({}, DirectoryNotEmpty, /services\/orders\/contract/);
    tree.delete('services/orders/contract');
    addProjectConfiguration(tree, 'orders-contract', { root: 'libs/contract' });
    await refuses({}, ProjectExists, /libs\/contract/);
    tree.delete('libs/contract');
    tree.write('services/orders/openapi.json', '{"swagger": "2.0"}');
    await refuses({}, ContractInvalid, /services\/orders\/openapi\.json/);
  });

  it('needs a package.json', async () => {
    tree.delete('package.json');
    await refuses({}, PackageJsonMissing, /npm init/);
  });

  it('starts nothing while it fills the tree, and leaves what needs a program to the callback', async () => {
    tree.delete('services/orders/openapi.json');
    await generate();
    expect(tree.exists('libs/orders-client/src/generated/contract.ts')).toBe(false);
    expect(spawned).not.toHaveBeenCalled();
  });

  it('says in at most five lines what to do next', async () => {
    const said = jest.spyOn(console, 'log');
    said.mockClear();
    await (await generate())();
    const lines = said.mock.calls.flatMap(([words]) => String(words).split('\n'));
    expect(lines.length).toBeLessThanOrEqual(5);
    expect(lines.join('\n')).toContain('orders-client:generate');
  });
});
