/** The numbers of a version: `1.10.0rc1` is [1, 10, 0]. */
export type Release = readonly number[];

/** Whatever a resolution gives today. */
export const newest: Release = [Infinity];

/** The numbers of a version. */
export function release(version: string): Release {
  return (/^v?\d+(\.\d+)*/.exec(version)?.[0] ?? '0').replace('v', '').split('.').map(Number);
}

/** Negative, zero or positive, as the first is before, at or after the second. */
export function compare(first: Release, second: Release): number {
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const difference = (first[index] ?? 0) - (second[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a release is `version` or a later one. */
export function isSince(found: Release, version: string): boolean {
  return compare(found, release(version)) >= 0;
}

/** The release for people. */
export function written(found: Release): string {
  return found === newest ? 'the newest release, since nothing is locked,' : found.join('.');
}
