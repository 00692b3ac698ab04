import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Folder } from '../testing/folder';
import { states } from '../testing/states';
import { diskTree, flush } from '../testing/tree';
import { readJournal, writeJournal } from '../transaction/journal';
import { journalPlace, makeJournalDirectory } from '../transaction/journal-place';
import { planJournal } from '../transaction/plan-journal';
import { main } from './main';

describe('nx-robyn restore', () => {
  let folder: Folder;
  let before: ReturnType<typeof states>;
  let output: string;
  /** Runs it somewhere in the workspace. */
  const run = (directory: string, ...args: string[]) => {
    jest.spyOn(process, 'cwd').mockReturnValue(join(folder.path, directory));
    return main(['restore', ...args]);
  };
  beforeEach(() => {
    folder = new Folder();
    folder.write('package.json', '{"name":"acme"}');
    mkdirSync(join(folder.path, 'deep', 'down'), { recursive: true });
    before = states(folder.path);
    output = '';
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((text) => (output += String(text)) !== '');
    }
    const tree = diskTree(folder.path);
    tree.write('package.json', '{"name":"acme","devDependencies":{}}');
    tree.write('services/a/main.py', 'whole');
    makeJournalDirectory(folder.path);
    writeJournal(folder.path, planJournal(folder.path, tree.listChanges(), []));
    flush(tree);
    folder.write('package.json', '{"na');
  });
  afterEach(() => {
    jest.restoreAllMocks();
    folder.remove();
  });

  it('takes back what an interrupted run left, from anywhere in the workspace, once', () => {
    expect(run('deep/down')).toBe(0);
    expect(states(folder.path)).toEqual(before);
    expect(output).toMatch(/was interrupted: 2 paths are as before it/);
    expect(run('deep/down')).toBe(0);
    expect(output).toContain('nothing to restore');
  });

  it('stops at what was changed since, and keeps it all with --keep', () => {
    folder.write('services/a/main.py', 'mine');
    const now = states(folder.path);
    expect(run('.')).toBe(1);
    expect(output).toMatch(/^RestoreRefused: [^]*where: services\/a\/main\.py[^]*--keep/);
    expect(states(folder.path)).toEqual(now);
    expect(readJournal(folder.path)).toBeDefined();
    expect(run('.', '--keep')).toBe(0);
    expect(states(folder.path)).toEqual(now);
    expect(readJournal(folder.path)).toBeUndefined();
  });

  it('says so when the journal cannot be read', () => {
    writeFileSync(journalPlace(folder.path).journal, '{');
    expect(run('.')).toBe(1);
    expect(output).toMatch(/^NotRestored: [^]*--keep/);
    expect(run('.', '--keep')).toBe(0);
  });

  it('refuses what it does not know', () => {
    expect(run('.', '--force')).toBe(1);
    expect(output).toContain('UsageRefused');
  });
});
