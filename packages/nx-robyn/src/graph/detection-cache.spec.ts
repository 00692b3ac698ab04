import { join } from 'node:path';
import fs from 'node:fs';
import { linkSync, renameSync, statSync, symlinkSync, unlinkSync, utimesSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Folder } from '../testing/folder';
import type { Detection } from './detection';
import { DetectionCache } from './detection-cache';

const paths = ['a/pyproject.toml', 'b/pyproject.toml', 'c/pyproject.toml'];

describe('DetectionCache', () => {
  let folder: Folder;
  let reads: string[];
  let detected: string[];
  const detect = (text: string, path: string): Detection => {
    detected.push(path);
    return { kind: 'broken', name: undefined, message: text, service: false };
  };
  /** Asks for every file as a run of its own does; what each of them is. */
  const run = (version = '1.0.0', asked: readonly string[] = paths) => {
    reads = [];
    detected = [];
    const cache = new DetectionCache(join(folder.path, 'data', 'cache.json'), version, detect);
    const found = asked.map((path) => cache.get(folder.path, path));
    cache.save();
    return found.map((detection) => (detection?.kind === 'broken' ? detection.message : undefined));
  };
  /** Longer than two changes of a file can have the same time. */
  const settle = () => sleep(120);
  beforeEach(async () => {
    folder = new Folder();
    for (const path of paths) folder.write(path, path);
    await settle();
    const { readFileSync } = fs;
    jest.spyOn(fs, 'readFileSync').mockImplementation(((path: string, ...rest: []) => {
      if (String(path).endsWith('.toml')) reads.push(String(path).slice(folder.path.length + 1));
      return readFileSync(path, ...rest);
    }) as typeof readFileSync);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    folder.remove();
  });

  it('reads once what does not change', () => {
    expect(run()).toEqual(paths);
    expect(reads).toEqual(paths);
    expect(run()).toEqual(paths);
    expect(reads).toEqual([]);
  });

  it('reads the one file that was edited', async () => {
    run();
    folder.write('b/pyproject.toml', 'edited');
    await settle();
    expect(run()).toEqual([paths[0], 'edited', paths[2]]);
    expect([reads, detected]).toEqual([['b/pyproject.toml'], ['b/pyproject.toml']]);
    run();
    expect(reads).toEqual([]);
  });

  it('sees an edit that keeps the size and the time of modification', () => {
    run();
    const file = join(folder.path, 'b/pyproject.toml');
    const { atime, mtime } = statSync(file);
    folder.write('b/pyproject.toml', 'B/pyproject.toml');
    utimesSync(file, atime, mtime);
    expect(run()[1]).toBe('B/pyproject.toml');
  });

  it('sees a file that another takes the place of', () => {
    run();
    renameSync(join(folder.path, 'c/pyproject.toml'), join(folder.path, 'b/pyproject.toml'));
    expect(run()).toEqual(['a/pyproject.toml', 'c/pyproject.toml', undefined]);
  });

  it('reads again what was changed as it was being read', async () => {
    folder.write('b/pyproject.toml', 'one');
    run();
    folder.write('b/pyproject.toml', 'two');
    expect(run()[1]).toBe('two');
    await settle();
    run();
    expect([reads, detected]).toEqual([['b/pyproject.toml'], []]);
    run();
    expect(reads).toEqual([]);
  });

  it('detects nothing anew in a file that has its content from before', async () => {
    run();
    folder.write('b/pyproject.toml', 'b/pyproject.toml');
    linkSync(join(folder.path, 'a/pyproject.toml'), join(folder.path, 'a/other'));
    await settle();
    run();
    expect([reads, detected]).toEqual([paths.slice(0, 2), []]);
  });

  it('goes by the version of the plugin, and forgets what nobody asks for', () => {
    run();
    run('1.0.1', paths.slice(1));
    expect(detected).toEqual(paths.slice(1));
    expect(Object.keys((JSON.parse(folder.read('data/cache.json')) as { entries: object }).entries)).toEqual(paths.slice(1));
  });

  it.each(['{"half', 'null', '3', '{"version":"1.0.0","entries":null}'])('starts empty from a file that holds %j', (text) => {
    folder.write('data/cache.json', text);
    expect(run()).toEqual(paths);
    expect(run()).toEqual(paths);
    expect(reads).toEqual([]);
  });

  it('does without where nothing can be written', () => {
    folder.write('data', 'a file');
    expect(run()).toEqual(paths);
  });

  it('reports what cannot be read, and leaves out what is gone', () => {
    for (const path of paths) unlinkSync(join(folder.path, path));
    symlinkSync('nowhere', join(folder.path, paths[0] as string));
    symlinkSync('pyproject.toml', join(folder.path, paths[1] as string));
    expect(run()).toEqual([expect.stringMatching(/FileUnreadable[^]*a\/pyproject/), expect.stringMatching(/b\/pyproject/), undefined]);
    folder.write('d', '');
    expect(run('1.0.0', ['.', 'd/pyproject.toml'])).toEqual([expect.stringContaining('EISDIR'), undefined]);
  });

  it('reads UTF-8 with a byte order mark, and nothing that is not UTF-8', () => {
    folder.write('a/pyproject.toml', '\ufeffx');
    folder.write('b/pyproject.toml', Buffer.from([0x6e, 0xe9]) as unknown as string);
    expect(run().slice(0, 2)).toEqual(['x', expect.stringMatching(/b\/pyproject\.toml[^]*UTF-8/)]);
  });
});
