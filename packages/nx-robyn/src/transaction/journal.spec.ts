import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { Folder } from '../testing/folder';
import { states } from '../testing/states';
import { diskTree, flush } from '../testing/tree';
import { fileState, writeState } from './file-state';
import { readJournal, writeJournal } from './journal';
import { makeJournalDirectory } from './journal-place';
import { planJournal } from './plan-journal';
import { restore } from './restore';

/** A path of a workspace, few enough that they meet: files in directories, three deep. */
const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const content = fc.oneof(fc.string(), fc.uint8Array({ maxLength: 40 })).map((bytes) => Buffer.from(bytes));

/** What a workspace holds before: files of any mode and bytes, links to files, to nowhere, empty directories. */
const thing = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), content, mode: fc.constantFrom(0o644, 0o755, 0o600, 0o664) }),
  fc.record({ kind: fc.constant('link' as const), target: fc.constantFrom('a', 'b/c', '../a', 'nowhere') }),
  fc.record({ kind: fc.constant('directory' as const) }),
);

const edit = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), path, content }),
  fc.record({ kind: fc.constant('delete' as const), path }),
);

type Thing = typeof thing extends fc.Arbitrary<infer T> ? T : never;
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Makes what can be made: a path below a file cannot. */
function make(folder: Folder, paths: readonly (readonly [string, Thing])[]): void {
  for (const [name, one] of paths) {
    const file = join(folder.path, name);
    try {
      mkdirSync(dirname(file), { recursive: true });
      if (one.kind === 'directory') mkdirSync(file);
      else if (one.kind === 'link') symlinkSync(one.target, file);
      else writeState(file, one);
    } catch (error) {
      expect(['EEXIST', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENOENT']).toContain((error as NodeJS.ErrnoException).code);
    }
  }
}

/** A Tree with those edits that a file system can take. */
function edited(folder: Folder, edits: readonly Edit[]) {
  const tree = diskTree(folder.path);
  for (const one of edits) {
    const above = one.path.split('/').slice(0, -1).map((_, index, parts) => parts.slice(0, index + 1).join('/'));
    if (above.some((parent) => tree.isFile(parent) || fileState(join(folder.path, parent)).kind === 'link')) continue;
    if (one.kind === 'delete') tree.delete(one.path);
    else if (!isDirectory(folder, one.path) && !tree.children(one.path).length) tree.write(one.path, one.content);
  }
  return tree;
}

/** What a Tree cannot make a file of. */
function isDirectory(folder: Folder, name: string): boolean {
  return existsSync(join(folder.path, name)) && statSync(join(folder.path, name)).isDirectory();
}

/** Whether Nx could write it all: links that lead nowhere stop it midway. */
function flushed(tree: ReturnType<typeof diskTree>): boolean {
  try {
    flush(tree);
    return true;
  } catch (error) {
    expect(['ELOOP', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST']).toContain((error as NodeJS.ErrnoException).code);
    return false;
  }
}

describe('a journal', () => {
  it('restores whatever was there, wherever the writing stopped', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(path, thing), { maxLength: 8 }),
        fc.array(edit, { maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (things, edits, stop, cut) => {
          const folder = new Folder();
          try {
            folder.write('nx.json', '{}'); // A Tree that becomes empty deletes its root.
            make(folder, things);
            const before = states(folder.path);
            const tree = edited(folder, edits);
            const changes = tree.listChanges();
            makeJournalDirectory(folder.path);
            writeJournal(folder.path, planJournal(folder.path, changes, []));

            const written = changes.slice(0, Math.ceil(stop * changes.length));
            tree.listChanges = () => written;
            const last = written.at(-1);
            if (flushed(tree) && last && last.type !== 'DELETE') {
              truncateSync(join(folder.path, last.path), Math.floor(cut * (last.content?.length ?? 0)));
            }

            const journal = readJournal(folder.path);
            if (journal === undefined) throw new Error('no journal');
            restore(folder.path, journal);
            expect(states(folder.path)).toEqual(before);
            expect(readJournal(folder.path)).toBeUndefined();
          } finally {
            folder.remove();
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('restore', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('nx.json', '{}');
    folder.write('kept/by-hand.txt', 'mine');
    mkdirSync(join(folder.path, 'empty'));
    makeJournalDirectory(folder.path);
  });
  afterEach(() => folder.remove());

  const write = (contents: Record<string, string>, steps: readonly string[] = []) => {
    const tree = diskTree(folder.path);
    for (const [name, text] of Object.entries(contents)) tree.write(name, text);
    const journal = planJournal(folder.path, tree.listChanges(), steps);
    flush(tree);
    return journal;
  };

  it('leaves an empty directory that was there, and takes one that was not with what steps wrote in it', () => {
    const before = states(folder.path);
    const journal = write({ 'empty/a.py': 'a', 'services/a/b.py': 'b' }, ['services/a/uv.lock', 'services/a/.venv']);
    folder.write('services/a/uv.lock', 'half a lock');
    folder.write('services/a/.venv/bin/python', '');
    expect(restore(folder.path, journal)).toBe(4);
    expect(states(folder.path)).toEqual(before);
  });

  it('puts a lock back that a step has changed, whatever it became', () => {
    folder.write('package-lock.json', 'old');
    const before = states(folder.path);
    const journal = write({ 'nx.json': '{"a":1}' }, ['package-lock.json', 'yarn.lock']);
    folder.write('package-lock.json', 'other');
    folder.write('yarn.lock', 'new');
    restore(folder.path, journal);
    expect(states(folder.path)).toEqual(before);
  });

  it('writes through a symbolic link, and leaves it a link', () => {
    symlinkSync('kept/by-hand.txt', join(folder.path, 'link'));
    const before = states(folder.path);
    const journal = write({ link: 'new' });
    expect(folder.read('kept/by-hand.txt')).toBe('new');
    restore(folder.path, journal);
    expect(states(folder.path)).toEqual(before);
  });

  it.each([
    ['a file that it changed', 'nx.json'],
    ['a file that it made', 'services/a/b.py'],
    ['a file beside those that it made', 'services/a/notes.txt'],
  ])('stops at %s when somebody else has written it, names it, and changes nothing', (_, changed) => {
    const journal = write({ 'nx.json': '{"a":1}', 'services/a/b.py': 'b' });
    folder.write(changed, 'by hand');
    const now = states(folder.path);
    expect(() => restore(folder.path, journal)).toThrow(`where: ${changed}`);
    expect(states(folder.path)).toEqual(now);
  });

  it('gives a file its mode again', () => {
    chmodSync(join(folder.path, 'nx.json'), 0o600);
    const before = states(folder.path);
    const journal = write({ 'nx.json': '{"a":1}' });
    chmodSync(join(folder.path, 'nx.json'), 0o755);
    restore(folder.path, journal);
    expect(states(folder.path)).toEqual(before);
  });

  it('can itself be stopped at any moment and done again', () => {
    const before = states(folder.path);
    const journal = write({ 'nx.json': '{"a":1}', 'services/a/b.py': 'b', 'services/a/c.py': 'c' });
    folder.write('nx.json', '');
    writeState(join(folder.path, 'services/a/b.py'), { kind: 'absent' });
    restore(folder.path, journal);
    restore(folder.path, journal);
    expect(states(folder.path)).toEqual(before);
  });
});
