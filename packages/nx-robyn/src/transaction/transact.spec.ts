import { chmodSync, existsSync, linkSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Folder } from '../testing/folder';
import { states } from '../testing/states';
import { diskTree, flush } from '../testing/tree';
import { readJournal, writeJournal } from './journal';
import { journalPlace, makeJournalDirectory } from './journal-place';
import { thisProcess } from './owner';
import { planJournal } from './plan-journal';
import { transact } from './transact';

describe('transact', () => {
  let folder: Folder;
  let before: ReturnType<typeof states>;
  const listeners = () => ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => process.listenerCount(name));
  const idle = listeners();
  beforeEach(() => {
    folder = new Folder();
    folder.write('nx.json', '{}');
    folder.write('package.json', '{"name":"acme"}');
    before = states(folder.path);
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    jest.replaceProperty(process, 'env', { ...process.env, NX_DRY_RUN: 'false' });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    expect(listeners()).toEqual(idle);
    folder.remove();
  });

  /** A generator that writes a file, and nx.json. */
  const generator = (tree: ReturnType<typeof diskTree>, name: string, callback?: () => void | Promise<void>) =>
    transact(tree, () => {
      tree.write(`services/${name}/main.py`, name);
      tree.write('nx.json', '{"plugins":["nx-robyn"]}');
      return callback;
    });

  it('has the journal on the disk before Nx writes, and removes it when the callback has ended', async () => {
    const tree = diskTree(folder.path);
    const callback = await generator(tree, 'a', () => expect(readJournal(folder.path)).toBeDefined());
    expect(readJournal(folder.path)?.entries.map((entry) => entry.path)).toEqual(['services/a/main.py', 'nx.json']);
    expect(existsSync(join(folder.path, 'services'))).toBe(false);
    flush(tree);
    await callback();
    expect(readJournal(folder.path)).toBeUndefined();
    expect(existsSync(journalPlace(folder.path).lock)).toBe(false);
    expect(folder.read('services/a/main.py')).toBe('a');
    expect(folder.read('nx.json')).toContain('nx-robyn');
  });

  it('writes nx.json at once and keeps its mode, but leaves a file with a second name to Nx', async () => {
    chmodSync(join(folder.path, 'nx.json'), 0o640);
    const tree = diskTree(folder.path);
    const callback = await generator(tree, 'a');
    expect(tree.listChanges().map((change) => change.path)).toEqual(['services/a/main.py']);
    expect(states(folder.path)['nx.json']).toMatchObject({ mode: 0o640, content: Buffer.from('{"plugins":["nx-robyn"]}') });
    expect(console.log).toHaveBeenCalledWith('UPDATE nx.json');
    await callback();
    linkSync(join(folder.path, 'package.json'), join(folder.path, 'second.json'));
    const other = diskTree(folder.path);
    const end = await transact(other, () => other.write('package.json', '{}'));
    expect(other.listChanges().map((change) => change.path)).toEqual(['package.json']);
    await end();
  });

  it('puts everything back when the callback fails, and passes the failure on', async () => {
    const tree = diskTree(folder.path);
    const callback = await generator(tree, 'a', () => Promise.reject(new Error('no network')));
    flush(tree);
    await expect(callback()).rejects.toThrow('no network');
    expect(states(folder.path)).toEqual(before);
  });

  it('writes nothing when the generator fails', async () => {
    const failing = transact(diskTree(folder.path), () => Promise.reject(new Error('a bad name')));
    await expect(failing).rejects.toThrow('a bad name');
    expect(states(folder.path)).toEqual(before);
    expect(existsSync(journalPlace(folder.path).lock)).toBe(false);
  });

  it('is one run with the generators that a generator calls, or that are called after it', async () => {
    const tree = diskTree(folder.path);
    const outer = await transact(tree, async () => {
      const inner = await generator(tree, 'inner');
      expect(readJournal(folder.path)).toBeUndefined();
      tree.write('README.md', 'outer');
      return inner;
    });
    const next = await generator(tree, 'next', () => Promise.reject(new Error('late')));
    expect(readJournal(folder.path)?.entries).toHaveLength(4);
    flush(tree);
    await outer();
    expect(readJournal(folder.path)).toBeDefined();
    await expect(next()).rejects.toThrow('late');
    expect(states(folder.path)).toEqual(before);
  });

  it('writes nothing of its own in a dry run, on a Tree that stands for no disk, and without changes but its folder', async () => {
    process.env['NX_DRY_RUN'] = 'true';
    await (await generator(diskTree(folder.path), 'a'))();
    expect(existsSync(join(folder.path, '.nx'))).toBe(false);
    process.env['NX_DRY_RUN'] = 'false';
    await (await transact(diskTree(folder.path), () => undefined))();
    expect(folder.list()).toEqual(['.nx/nx-robyn/.gitignore', 'nx.json', 'package.json']);
    await (await generator(diskTree('/nowhere'), 'a'))();
  });

  describe('beside other runs', () => {
    const leave = (owner: object | string) => {
      const tree = diskTree(folder.path);
      tree.write('services/a/main.py', 'half');
      makeJournalDirectory(folder.path);
      writeJournal(folder.path, planJournal(folder.path, tree.listChanges(), []));
      flush(tree);
      writeFileSync(journalPlace(folder.path).lock, typeof owner === 'string' ? owner : JSON.stringify(owner));
    };

    it.each([
      ['whose number is another process now', { ...thisProcess(), started: 'an earlier boot/1' }],
      ['that is gone', { ...thisProcess(), pid: 2 ** 30 }],
      ['that had not written its name', ''],
    ])('takes back what a run has left %s, and says so', async (_, owner) => {
      leave(owner);
      const tree = diskTree(folder.path);
      const callback = await transact(tree, (generation) => {
        expect(states(folder.path)).toEqual(before);
        expect(generation.workspaceChanged).toBe(true);
      });
      expect(console.log).toHaveBeenCalledWith(expect.stringMatching(/was interrupted: 1 path is as before it/));
      await callback();
    });

    it.each([
      ['a run that is at work', thisProcess()],
      ['a run on another machine', { ...thisProcess(), host: `not ${hostname()}` }],
    ])('does not disturb %s', async (_, owner) => {
      leave(owner);
      const now = states(folder.path);
      await expect(generator(diskTree(folder.path), 'b')).rejects.toThrow(/^AnotherRun: /);
      expect(states(folder.path)).toEqual(now);
      expect(readFileSync(journalPlace(folder.path).lock, 'utf8')).toBe(JSON.stringify(owner));
    });

    it('restores nothing in a dry run, and says that it should be', async () => {
      leave({ ...thisProcess(), pid: 2 ** 30 });
      const now = states(folder.path);
      process.env['NX_DRY_RUN'] = 'true';
      await expect(generator(diskTree(folder.path), 'b')).rejects.toThrow(/^RestorePending: [^]*npx nx-robyn restore/);
      expect(states(folder.path)).toEqual(now);
    });
  });
});
