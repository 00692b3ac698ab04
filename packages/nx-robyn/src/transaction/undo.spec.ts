import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Folder } from '../testing/folder';
import { rememberFiles } from './undo';

describe('rememberFiles', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('nx.json', '{}');
    mkdirSync(join(folder.path, 'empty'));
  });
  afterEach(() => folder.remove());

  it('puts back what was changed and removes what was made', () => {
    const undo = rememberFiles(folder.path, ['nx.json', 'services/a/b.py', 'services/a/c/d.py', 'empty/e.py']);
    folder.write('nx.json', '{"plugins":[]}');
    folder.write('services/a/b.py', 'b');
    folder.write('services/a/c/d.py', 'd');
    folder.write('services/a/uv.lock', 'half a lock');
    folder.write('empty/e.py', 'e');
    undo();
    expect(folder.list()).toEqual(['nx.json']);
    expect(folder.read('nx.json')).toBe('{}');
    expect([existsSync(join(folder.path, 'services')), existsSync(join(folder.path, 'empty'))]).toEqual([false, true]);
  });

  it('leaves what others have in a directory that was there', () => {
    folder.write('services/other/x.py', 'x');
    const undo = rememberFiles(folder.path, ['services/a/b.py']);
    folder.write('services/a/b.py', 'b');
    undo();
    expect(folder.list()).toEqual(['nx.json', 'services/other/x.py']);
  });
});
