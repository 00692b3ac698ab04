import { createHash } from 'node:crypto';

/** A short digest of what identifies a package. The order of `files` does not matter. */
export function packageDigest(name: string, version: string, origin: string, files: readonly string[]): string {
  const identity = [name, version, origin, ...[...files].sort()].join('\0');
  return createHash('sha256').update(identity).digest('hex').slice(0, 12);
}

/** The last part of a path or an address. */
export function fileName(address: string): string {
  return address.replace(/[?#].*$/s, '').split(/[\\/]/).pop() ?? '';
}
