import * as fc from 'fast-check';
import { absoluteName, pythonFile, relativeName } from './module-name';

const segment = fc.constantFrom('a', 'b', 'c', 'dd');
const dotted = (minimum: number) => fc.array(segment, { minLength: minimum, maxLength: 4 }).map((segments) => ['app', ...segments].join('.'));

describe('the name of a module', () => {
  it.each([
    ['src/app/a/b.py', 'app.a.b', 'app.a'],
    ['src/app/a/__init__.py', 'app.a', 'app.a'],
    ['src/app/__init__.py', 'app', 'app'],
    ['tests/unit/test_a.py', 'tests.unit.test_a', 'tests.unit'],
  ])('of %s is %s', (path, name, folder) => expect(pythonFile(path)).toEqual({ name, package: folder }));

  it.each([
    ['.', 'app.a', 'app.a'],
    ['..', 'app.a', 'app'],
    ['.c', 'app.a', 'app.a.c'],
    ['..c.d', 'app.a', 'app.c.d'],
    ['x.y', 'app.a', 'x.y'],
    ['....c', 'app.a', undefined],
  ])('%s in %s is %s', (source, from, name) => expect(absoluteName(source, from)).toBe(name));

  it('is found again by what stands after from', () => {
    fc.assert(
      fc.property(dotted(0), dotted(0), (name, from) => {
        expect(absoluteName(relativeName(name, from), from)).toBe(name);
      }),
    );
  });

  it('is written with as few dots as lead there', () => {
    expect(relativeName('app.a.b', 'app.a')).toBe('.b');
    expect(relativeName('app.a', 'app.a')).toBe('.');
    expect(relativeName('app.a', 'app.b.c')).toBe('...a');
    expect(relativeName('app', 'app.b')).toBe('..');
  });
});
