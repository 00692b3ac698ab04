import { parsePyproject } from '../service/pyproject';
import { compare, isSince, newest, release } from './release';
import { admits, boundless, exactly, specifierOf } from './specifier';

describe('a release', () => {
  it.each([
    ['0.88.0', [0, 88, 0]],
    ['v2.40', [2, 40]],
    ['1.0.0rc1', [1, 0, 0]],
    ['main', [0]],
  ])('is the numbers of %s', (version, numbers) => expect(release(version)).toEqual(numbers));

  it('comes before another or after it', () => {
    expect(compare(release('0.9'), release('0.88'))).toBeLessThan(0);
    expect(compare(release('1.0'), release('1'))).toBe(0);
    expect(isSince(newest, '999')).toBe(true);
    expect(isSince(release('0.87.9'), '0.88')).toBe(false);
  });
});

describe('a specifier', () => {
  it.each([
    ['dependencies = ["a", "Robyn[pydantic]>=0.81.0,<1"]', '>=0.81.0,<1'],
    ['dependencies = ["robyn >=0.81 ; python_version > \'3.11\'"]', '>=0.81'],
    ['dependencies = ["robyn"]', ''],
    ['dependencies = ["robyn-extra>=1"]', undefined],
    ['optional-dependencies.dev = ["robyn (>=1)"]', '>=1'],
    ['[dependency-groups]\ndev = ["robyn==1.0", { include-group = "a" }]', '==1.0'],
    ['[tool.poetry.dependencies]\nrobyn = { version = ">=0.81.0", extras = ["pydantic"] }', '>=0.81.0'],
    ['[tool.poetry.group.dev.dependencies]\nRobyn = "^0.81"', '^0.81'],
  ])('is read from %j', (text, expected) => {
    expect(specifierOf(parsePyproject(`[project]\n${text}`, 'p'), 'robyn')).toBe(expected);
  });

  it.each([
    ['', true],
    ['*', true],
    ['>=0.81.0', true],
    ['>=0.81,<0.88', false],
    ['<=0.88', true],
    ['>0.88', false],
    ['!=0.88.0', false],
    ['!=0.88.*', false],
    ['==0.88.*', true],
    ['==0.87.*', false],
    ['0.88.0', true],
    ['0.87.0', false],
    ['~=0.87.0', false],
    ['~=0.87', true],
    ['~0.87', false],
    ['^0.87.0', false],
    ['^0.88', true],
    ['>=0.81 || <0.1', undefined],
    ['>=0.81 || <0.1,<0.5', false],
  ])('%j lets 0.88.0 in: %s', (specifier, expected) => expect(admits(specifier, '0.88.0')).toBe(expected));

  it.each([
    ['', true, undefined],
    ['>=1,!=2', true, undefined],
    ['>=1,<2', false, undefined],
    ['^1', false, undefined],
    ['==1.2.3', false, '1.2.3'],
    ['4.0.1', false, '4.0.1'],
    ['==1.*', false, undefined],
  ])('%j has no upper bound: %s; is exactly: %s', (specifier, open, version) => {
    expect(boundless(specifier)).toBe(open);
    expect(exactly(specifier)).toBe(version);
  });
});
