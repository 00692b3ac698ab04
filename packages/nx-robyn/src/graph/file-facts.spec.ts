import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Folder } from '../testing/folder';
import { FileFacts, type Notation } from './file-facts';

const plain: Notation<string> = {
  write: (facts) => [...facts],
  read: (written) => new Map(written as [string, string][]),
};

describe('FileFacts', () => {
  let folder: Folder;
  let reads: string[];
  const file = () => join(folder.path, 'data/facts.json');
  const of = (path: string, version = '1') => {
    const facts = new FileFacts(file(), version, plain);
    const found = facts.of(join(folder.path, path), (bytes) => {
      reads.push(path);
      return bytes.toString();
    });
    facts.save();
    return found;
  };
  /** Lets the clock say that everything in the folder is old: nothing else can be told of a file's last change. */
  const settle = () => jest.spyOn(Date, 'now').mockReturnValue(new Date().getTime() + 60_000);
  beforeEach(() => {
    folder = new Folder();
    reads = [];
    folder.write('a', 'one');
  });
  afterEach(() => {
    jest.restoreAllMocks();
    folder.remove();
  });

  it('reads a file again when it has changed', () => {
    settle();
    expect([of('a'), of('a'), of('a')]).toEqual(['one', 'one', 'one']);
    expect(reads).toEqual(['a']);
    folder.write('a', 'three');
    expect([of('a'), reads]).toEqual(['three', ['a', 'a']]);
  });

  it('sees a change that keeps size and time of modification', () => {
    settle();
    const { atime, mtime } = statSync(join(folder.path, 'a'));
    of('a');
    folder.write('a', 'two');
    utimesSync(join(folder.path, 'a'), atime, mtime);
    expect(of('a')).toBe('two');
  });

  it('reads a file that was written just now again: one more change of it could look the same', () => {
    expect([of('a'), of('a')]).toEqual(['one', 'one']);
    expect(reads).toEqual(['a', 'a']);
  });

  it('knows nothing of what is missing, a folder, or gone', () => {
    settle();
    expect([of('b'), of('.')]).toEqual([undefined, undefined]);
    of('a');
    folder.remove();
    expect(of('a')).toBeUndefined();
  });

  it('forgets what nobody asks for, and another version\'s', () => {
    settle();
    folder.write('b', 'two');
    of('a');
    of('b');
    of('a');
    of('a', '2');
    expect(reads).toEqual(['a', 'b', 'a', 'a']);
  });

  it.each(['', 'null', '{', '{"version":"1","states":{},"facts":3}', '{"version":"1","states":{"a":1},"facts":[]}'])('takes %j for empty', (content) => {
    folder.write('data/facts.json', content);
    expect(of('a')).toBe('one');
  });

  it('does without a disk that can be written', () => {
    folder.write('data', 'a file');
    expect(of('a')).toBe('one');
  });
});
