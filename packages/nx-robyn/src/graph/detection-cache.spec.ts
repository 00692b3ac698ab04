import { join } from 'node:path';
import { Folder } from '../testing/folder';
import type { Detection } from './detection';
import { DetectionCache } from './detection-cache';

const nothing: Detection = { kind: 'nothing', packaging: { dependencies: [] } };

describe('DetectionCache', () => {
  let folder: Folder;
  const open = (version = '1.0.0') => new DetectionCache(join(folder.path, 'data', 'cache.json'), version);
  /** Asks for the parts and saves; whether they had to be made. */
  const made = (cache: DetectionCache, ...parts: string[]) => {
    const make = jest.fn(() => nothing);
    expect(cache.get(parts, make)).toEqual(nothing);
    cache.save();
    return make.mock.calls.length === 1;
  };
  beforeEach(() => (folder = new Folder()));
  afterEach(() => folder.remove());

  it('makes once what it is asked twice, in another process too', () => {
    expect([made(open(), 'a', 'text'), made(open(), 'a', 'text')]).toEqual([true, false]);
  });

  it('goes by content, by where parts end, and by the version of the plugin', () => {
    made(open(), 'a', 'text');
    expect([made(open(), 'a', 'other'), made(open(), 'at', 'ext'), made(open('1.0.1'), 'a', 'text')]).toEqual([true, true, true]);
  });

  it('forgets what nobody asks for', () => {
    made(open(), 'a');
    made(open(), 'b');
    expect(Object.keys(JSON.parse(folder.read('data/cache.json')) as object)).toHaveLength(1);
  });

  it('starts empty from a file that is none', () => {
    folder.write('data/cache.json', '{"half');
    expect([made(open(), 'a'), made(open(), 'a')]).toEqual([true, false]);
  });

  it('does without where nothing can be written', () => {
    folder.write('data', 'a file');
    expect(made(open(), 'a')).toBe(true);
  });
});
