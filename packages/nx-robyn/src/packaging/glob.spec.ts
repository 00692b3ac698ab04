import { matchesGlob } from './glob';

describe('matchesGlob', () => {
  it.each([
    ['libs/*', 'libs/core'],
    ['./libs/core/', 'libs/core'],
    ['**/core', 'libs/a/core'],
    ['**/core', 'core'],
    ['apps/**', 'apps/a/b'],
    ['**', 'a/b/c'],
    ['a/**/**/d', 'a/d'],
    ['li?s/co[a-r]e', 'libs/core'],
    ['libs/[!x]*', 'libs/core'],
    ['libs/c*r*', 'libs/corner'],
    ['libs/a+b(c)', 'libs/a+b(c)'],
    ['libs/é*', 'libs/école'],
  ])('%j matches %j', (pattern, path) => expect(matchesGlob(pattern, path)).toBe(true));

  it.each([
    ['libs/*', 'libs'],
    ['libs/*', 'libs/a/b'],
    ['libs/[!c]*', 'libs/core'],
    ['libs/[z-a]', 'libs/z'],
    ['libs/{core,other}', 'libs/core'],
    ['libs/.*', 'libs/core'],
    ['', 'libs'],
    ['libs/[', 'libs/core'],
  ])('%j does not match %j', (pattern, path) => expect(matchesGlob(pattern, path)).toBe(false));

  it('comes to an end with many stars', () => {
    expect(matchesGlob(`${'*a'.repeat(500)}b`, 'a'.repeat(2000))).toBe(false);
    expect(matchesGlob(`${'**/a/'.repeat(200)}b`, 'a/'.repeat(500))).toBe(false);
  });
});
