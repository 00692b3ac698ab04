import { spawnSync } from 'node:child_process';
import { BaseMissing, ProgramMissing, RepositoryMissing } from '../../service/errors';

/** What a program of Git printed, or nothing where it failed. */
function git(directory: string, ...args: readonly string[]): string | undefined {
  const { status, stdout, error } = spawnSync('git', args, { cwd: directory, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
    throw new ProgramMissing({ what: 'git is not installed.', why: 'no program of that name is on PATH.', fix: 'install git' });
  }
  return status === 0 ? stdout : undefined;
}

/**
 * The commit that `nx affected` compares with: where HEAD left the base.
 *
 * @param bases commits, branches or tags; the first that there is counts
 * @throws RepositoryMissing, BaseMissing
 */
export function baseCommit(directory: string, bases: readonly string[]): string {
  if (git(directory, 'rev-parse', '--git-dir') === undefined) throw repositoryMissing(directory);
  const base = bases.map((name) => commit(directory, name)).find((found) => found !== undefined);
  if (base === undefined) throw baseMissing(directory, bases);
  const shared = git(directory, 'merge-base', base, 'HEAD')?.trim();
  if (shared) return shared;
  if (isShallow(directory)) throw baseMissing(directory, bases);
  return base;
}

/** A file's text in a commit, or nothing where the commit lacks it. */
export function committed(directory: string, at: string, file: string): string | undefined {
  if (!git(directory, 'ls-tree', '--name-only', at, '--', file)?.trim()) return undefined;
  return git(directory, 'show', `${at}:./${file}`);
}

function commit(directory: string, name: string): string | undefined {
  return git(directory, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)?.trim();
}

function isShallow(directory: string): boolean {
  return git(directory, 'rev-parse', '--is-shallow-repository')?.trim() === 'true';
}

function repositoryMissing(directory: string): RepositoryMissing {
  return new RepositoryMissing({
    what: 'there is no commit to compare the contract with.',
    where: directory,
    why: 'it is in no Git repository.',
    fix: 'git init, and a first commit',
  });
}

function baseMissing(directory: string, bases: readonly string[]): BaseMissing {
  const [base] = bases;
  const shallow = isShallow(directory);
  return new BaseMissing({
    what: `Git does not have the commit to compare the contract with: ${bases.map((name) => `"${name}"`).join(', ')}.`,
    where: directory,
    why: shallow ? 'the clone is shallow: it ends before that commit.' : 'there is no such commit, branch or tag.',
    fix: shallow ? 'git fetch --unshallow (in GitHub Actions: fetch-depth: 0)' : `git fetch origin ${base}, or another one: NX_BASE, --base, or defaultBase in nx.json`,
  });
}
