import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Root of this package: where its package.json lies, built or not. */
export const packageRoot = join(__dirname, '..', '..');

/** Version of this package. */
export function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** Text of a lock that ships with the package, or undefined where there is none: locks are made when it is packed. */
export function shippedLock(name: string): string | undefined {
  const path = join(packageRoot, 'locks', name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
