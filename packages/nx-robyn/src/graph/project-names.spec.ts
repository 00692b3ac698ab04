import { projectNames } from './project-names';

const named = (...candidates: (readonly [root: string, name: string | undefined])[]) =>
  projectNames(candidates.map(([root, name]) => ({ root, name })), 'acme');
const names = (...candidates: (readonly [root: string, name: string | undefined])[]) => Object.fromEntries(named(...candidates).byRoot);

describe('projectNames', () => {
  it('are those of the files', () => {
    expect(names(['libs/a', 'x'], ['libs/b', 'y'])).toEqual({ 'libs/a': 'x', 'libs/b': 'y' });
  });

  it('go to the first of several paths, in whichever order they come', () => {
    const expected = { 'libs/a': 'x', 'libs/b': 'b', 'libs/c': 'c' };
    expect(names(['libs/a', 'x'], ['libs/b', 'x'], ['libs/c', 'x'])).toEqual(expected);
    expect(names(['libs/c', 'x'], ['libs/b', 'x'], ['libs/a', 'x'])).toEqual(expected);
    expect(named(['libs/b', 'x'], ['libs/a', 'x']).clashes).toEqual([{ root: 'libs/b', name: 'x', holder: 'libs/a', instead: 'b' }]);
  });

  it('are the path where the folder has a name that is taken, and counted where the path is', () => {
    expect(names(['a/x', 'x'], ['b/x', 'x'], ['b-x', 'x'])).toEqual({ 'a/x': 'x', 'b-x': 'b-x', 'b/x': 'b-x-2' });
    expect(names(['a/x', 'x'], ['z/x', 'x'], ['z/y', 'y'])['z/x']).toBe('z-x');
    expect(names(['a/x', 'x'], ['b/y', 'x'], ['c/z', 'y'])).toEqual({ 'a/x': 'x', 'b/y': 'b-y', 'c/z': 'y' });
  });

  it('come from the folder where the file has none', () => {
    expect(names(['.', undefined], ['libs/my folder:x', undefined], ['libs/école', undefined], ['libs/--', undefined])).toEqual({
      '.': 'acme',
      'libs/--': 'libs',
      'libs/my folder:x': 'my-folder-x',
      'libs/école': 'école',
    });
    expect(named(['libs/b', undefined], ['libs/a', undefined]).clashes).toEqual([]);
  });

  it('are none that every object of JavaScript has', () => {
    const { byRoot, clashes } = named(['libs/a', 'constructor'], ['libs/toString', undefined], ['libs/valueOf', 'valueOf']);
    expect(Object.fromEntries(byRoot)).toEqual({ 'libs/a': 'a', 'libs/toString': 'libs-toString', 'libs/valueOf': 'libs-valueOf' });
    expect(clashes).toEqual([
      { root: 'libs/a', name: 'constructor', holder: undefined, instead: 'a' },
      { root: 'libs/valueOf', name: 'valueOf', holder: undefined, instead: 'libs-valueOf' },
    ]);
  });
});
