import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { BaseMissing, RepositoryMissing } from '../../service/errors';
import { Folder } from '../../testing/folder';
import { baseCommit, committed } from './git';

describe('baseCommit', () => {
  let folder: Folder;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder.path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const commit = (text: string) => {
    folder.write('service/openapi.json', text);
    git('add', '.');
    git('commit', '-m', text);
    return git('rev-parse', 'HEAD');
  };
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it('is where a branch left the base', () => {
    git('init', '-b', 'main');
    const left = commit('one');
    git('switch', '-c', 'feature');
    commit('two');
    git('switch', 'main');
    commit('three');
    git('switch', 'feature');
    expect(baseCommit(folder.path, ['main', 'origin/main'])).toBe(left);
    expect(baseCommit(folder.path, ['nowhere', 'main'])).toBe(left);
    expect(committed(folder.path, left, 'service/openapi.json')).toBe('one');
    expect(committed(join(folder.path, 'service'), left, 'openapi.json')).toBe('one');
    expect(committed(folder.path, left, 'service/other.json')).toBeUndefined();
  });

  it('is the base itself where both have nothing in common', () => {
    git('init', '-b', 'main');
    const base = commit('one');
    git('switch', '--orphan', 'feature');
    commit('two');
    expect(baseCommit(folder.path, ['main'])).toBe(base);
  });

  it('is named where it is missing', () => {
    git('init', '-b', 'main');
    expect(() => baseCommit(folder.path, ['main'])).toThrow(BaseMissing);
    commit('one');
    expect(() => baseCommit(folder.path, ['release'])).toThrow(/BaseMissing: .*"release"[^]*git fetch origin release/);
    expect(() => baseCommit(folder.path, ['--all'])).toThrow(BaseMissing);
  });

  it('is named where the clone ends before it', () => {
    git('init', '-b', 'main');
    const first = commit('one');
    commit('two');
    git('clone', '--depth', '1', `file://${folder.path}`, 'clone');
    expect(() => baseCommit(join(folder.path, 'clone'), [first])).toThrow(/shallow[^]*git fetch --unshallow/);
  });

  it('is in a repository', () => {
    expect(() => baseCommit(folder.path, ['main'])).toThrow(RepositoryMissing);
  });
});
