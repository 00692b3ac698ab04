import { logger } from '@nx/devkit';
import { Folder } from '../../testing/folder';
import { diskTree, flush } from '../../testing/tree';
import { syncGenerator } from './generator';

// Nx's own index of files belongs to a workspace that a process was started in.
jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<object>('@nx/devkit'),
  globAsync: async (_tree: unknown, globs: string[]) => {
    const names = globs.map((glob) => glob.replace('**/', ''));
    return workspace.list().filter((path) => names.includes(path.split('/').pop() ?? ''));
  },
}));

const registry = (name: string, version: string) => `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "x" }\n`;
const member = (name: string, folder: string, ...asked: string[]) =>
  `[[package]]\nname = "${name}"\nversion = "0"\nsource = { virtual = "${folder}" }\ndependencies = [${asked.map((other) => `{ name = "${other}" }`).join(', ')}]\n`;
const lock = (attrs: string, ...members: string[]) =>
  `version = 1\n[manifest]\nmembers = ["a", "b"]\n${members.join('')}${registry('attrs', attrs)}${registry('idna', '3')}`;

let workspace: Folder;

describe('sync', () => {
  let warned: string[];
  const sync = async () => {
    const tree = diskTree(workspace.path);
    const result = await syncGenerator(tree);
    flush(tree);
    return result;
  };
  const files = () => workspace.list().filter((path) => path.endsWith('packages.lock'));
  beforeEach(async () => {
    workspace = new Folder();
    warned = [];
    jest.spyOn(logger, 'warn').mockImplementation((text: string) => void warned.push(text));
    workspace.write('nx.json', '{"plugins":["nx-robyn"]}');
    for (const name of ['a', 'b']) workspace.write(`libs/${name}/pyproject.toml`, `[project]\nname = "${name}"\n`);
    workspace.write('uv.lock', lock('1', member('a', 'libs/a', 'attrs', 'idna'), member('b', 'libs/b', 'idna')));
    workspace.write('alone/pyproject.toml', '[project]\nname = "alone"\n');
    workspace.write('alone/uv.lock', `version = 1\n${member('alone', '.', 'attrs')}${registry('attrs', '1')}`);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    workspace.remove();
  });

  it('writes what each member uses of the shared lock, and says so', async () => {
    expect(await sync()).toEqual({
      outOfSyncMessage: 'packages.lock does not say what the shared uv.lock pins for: libs/a, libs/b',
      outOfSyncDetails: ['libs/a/packages.lock: is missing', 'libs/b/packages.lock: is missing'],
    });
    expect(files()).toEqual(['libs/a/packages.lock', 'libs/b/packages.lock']);
    expect(workspace.read('libs/a/packages.lock')).toMatch(/^# .*\nattrs==1 [0-9a-f]{12}\nidna==3 [0-9a-f]{12}\n$/);
  });

  it('changes nothing when it runs again, also where Git writes other line ends', async () => {
    await sync();
    expect(await sync()).toBeUndefined();
    workspace.write('libs/a/packages.lock', workspace.read('libs/a/packages.lock').replaceAll('\n', '\r\n'));
    expect(await sync()).toBeUndefined();
  });

  it('changes the files of those projects whose packages changed', async () => {
    await sync();
    workspace.write('uv.lock', lock('2', member('a', 'libs/a', 'attrs', 'idna'), member('b', 'libs/b', 'idna')));
    expect((await sync())?.outOfSyncDetails).toEqual(['libs/a/packages.lock: is out of date']);
    expect(workspace.read('libs/a/packages.lock')).toContain('attrs==2');
  });

  it('removes the file of a project that left, and nothing that is somebody else\'s', async () => {
    await sync();
    workspace.write('other/packages.lock', 'x');
    workspace.write('uv.lock', lock('1', member('a', 'libs/a', 'attrs', 'idna')));
    expect((await sync())?.outOfSyncDetails).toEqual(['libs/b/packages.lock: no lock is shared there any more']);
    expect(files()).toEqual(['libs/a/packages.lock', 'other/packages.lock']);
  });

  it('leaves a file of that name which is somebody else\'s, and says so', async () => {
    workspace.write('libs/b/packages.lock', 'x');
    expect((await sync())?.outOfSyncDetails).toEqual(['libs/a/packages.lock: is missing']);
    expect(workspace.read('libs/b/packages.lock')).toBe('x');
    expect(warned).toEqual([expect.stringContaining('libs/b/packages.lock is not')]);
  });

  it('leaves all as it is where the lock cannot be read', async () => {
    await sync();
    workspace.write('uv.lock', '<<<<<<< HEAD');
    expect(await sync()).toBeUndefined();
    expect(files()).toHaveLength(2);
    expect(warned).toEqual([expect.stringContaining('LockUnreadable')]);
  });

  it('writes for no folder that is no project', async () => {
    workspace.write('nx.json', '{"plugins":[{"plugin":"nx-robyn","options":{"include":"robyn"}}]}');
    expect(await sync()).toBeUndefined();
  });
});
