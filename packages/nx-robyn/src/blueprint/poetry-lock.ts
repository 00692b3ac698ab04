import { createHash } from 'node:crypto';
import type { ServiceModel } from '../service/model';
import { pythonJson } from './python-json';
import { requirements, requiresPython } from './requirements';

const metadata = /^(\[metadata\]\nlock-version = "2\.\d+"\npython-versions = )".*"(\ncontent-hash = )"[0-9a-f]{64}"$/m;

/**
 * A poetry.lock with the range of Pythons and the hash of what the service asks for put in. It holds no name: nothing
 * else in it depends on a service.
 *
 * @returns undefined when the text is no lock
 */
export function poetryLock(shipped: string, model: ServiceModel): string | undefined {
  if (!metadata.test(shipped)) return undefined;
  return shipped.replace(metadata, (_, before: string, between: string) => {
    return `${before}"${requiresPython(model)}"${between}"${contentHash(model)}"`;
  });
}

/**
 * What Poetry compares to tell a stale lock: the SHA-256 of the parts of pyproject.toml that a resolution depends on, as
 * Python's `json.dumps(..., sort_keys=True)` writes them. A service has no `[tool.poetry]` that would count.
 */
export function contentHash(model: Pick<ServiceModel, 'packageManager' | 'pythonVersion' | 'orm' | 'cache'>): string {
  const { dependencies, development } = requirements(model);
  const relevant = {
    project: { 'requires-python': requiresPython(model), dependencies },
    'dependency-groups': { dev: development },
    tool: { poetry: {} },
  };
  return createHash('sha256').update(pythonJson(relevant)).digest('hex');
}
