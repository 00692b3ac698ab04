import { peer } from '../testing/peer';
import { newest } from './release';

const dependencies = ['robyn[pydantic]>=0.81.0'];

describe('the release that a project runs on', () => {
  it.each(['uv', 'poetry'] as const)('is the one in the lock of %s', (packageManager) => {
    const project = peer({}, { packageManager, dependencies, locked: { 'robyn-extra': '9.9', robyn: '0.88.0' } });
    expect(project.runsOn('robyn')).toEqual([0, 88, 0]);
    expect(project.runsOn('absent')).toBeUndefined();
  });

  it('is told of no lock that pyproject.toml has left behind', () => {
    expect(peer({}, { dependencies: ['robyn>=0.81,<0.88'], locked: { robyn: '0.88.0' } }).runsOn('robyn')).toBeUndefined();
  });

  it('is told of no lock that holds several', () => {
    const lock = '[[package]]\nname = "robyn"\nversion = "0.88.0"\n\n[[package]]\nname = "robyn"\nversion = "0.87.0"\n';
    expect(peer({ 'uv.lock': lock }, { dependencies }).runsOn('robyn')).toBeUndefined();
  });

  it.each([
    [dependencies, newest],
    [['robyn==0.87.0'], [0, 87, 0]],
    [['robyn>=0.81,<0.89'], undefined],
    [[], undefined],
  ])('is what %j says where nothing is locked', (asked, expected) => {
    expect(peer({}, { dependencies: asked }).runsOn('robyn')).toEqual(expected);
  });
});

describe('its Python files', () => {
  it('are those of its source, without migrations', () => {
    const paths = ['src/app/server.py', 'tests/test_x.py', 'src/app/models/migrations/env.py', 'src/app/x.html'];
    expect(peer(Object.fromEntries(paths.map((path) => [path, '']))).python.map(({ path }) => path)).toEqual(['src/app/server.py']);
  });
});
