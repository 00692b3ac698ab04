import { createHash } from 'node:crypto';
import type { LockSubject } from './lock-subject';
import { pythonJson } from './python-json';

const metadata = /^(\[metadata\]\nlock-version = "2\.\d+"\npython-versions = )".*"(\ncontent-hash = )"[0-9a-f]{64}"$/m;

/**
 * A poetry.lock with the range of Pythons and the hash of what the project asks for put in. It holds no name: nothing
 * else in it depends on the project.
 *
 * @returns undefined when the text is no lock
 */
export function poetryLock(shipped: string, subject: LockSubject): string | undefined {
  if (!metadata.test(shipped)) return undefined;
  return shipped.replace(metadata, (_, before: string, between: string) => {
    return `${before}"${subject.requiresPython}"${between}"${contentHash(subject)}"`;
  });
}

/**
 * What Poetry compares to tell a stale lock: the SHA-256 of the parts of pyproject.toml that a resolution depends on, as
 * Python's `json.dumps(..., sort_keys=True)` writes them. What nx-robyn makes has no `[tool.poetry]` that would count.
 */
export function contentHash({ requiresPython, dependencies, extras, development }: Omit<LockSubject, 'distribution'>): string {
  const relevant = {
    project: {
      'requires-python': requiresPython,
      dependencies,
      ...(Object.keys(extras).length > 0 && { 'optional-dependencies': extras }),
    },
    'dependency-groups': { dev: development },
    tool: { poetry: {} },
  };
  return createHash('sha256').update(pythonJson(relevant)).digest('hex');
}
