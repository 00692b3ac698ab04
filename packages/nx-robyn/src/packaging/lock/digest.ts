import { createHash } from 'node:crypto';

/** A short digest of what identifies a package. The order of `files` does not matter. */
export function packageDigest(name: string, version: string, origin: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of [name, version, origin, ...[...files].sort()]) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 12);
}

/** The last part of a path or an address. */
export function fileName(address: string): string {
  return address.replace(/[?#].*$/s, '').split(/[\\/]/).pop() ?? '';
}
