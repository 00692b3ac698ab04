import type { Pin } from './shares';

/** Name of the file that holds a project's part of a lock that several share. */
export const packagesLockName = 'packages.lock';

const header = "# This project's part of the uv.lock that it shares with others. `nx sync` writes it: commit it, and do not edit it.";

/** Text of a packages.lock: a line for each package that the project uses. */
export function packagesLock(pins: readonly Pin[]): string {
  return [header, ...pins.map(({ name, version, digest }) => `${name}==${version} ${digest}`), ''].join('\n');
}

/** Whether a text was written by {@link packagesLock}, and is not somebody else's file of that name. */
export function isPackagesLock(text: string): boolean {
  return text.startsWith("# This project's part of the uv.lock");
}
