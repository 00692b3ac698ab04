import { statSync } from 'node:fs';

/** State of a file that was changed so shortly before that another change could leave it with the same times. */
export const unsettled = '';

/** Nanoseconds between two times that a file system can tell apart, at most: where it counts in nanoseconds and where in seconds. */
const tick = 50_000_000n;
const coarseTick = 2_000_000_000n;

/**
 * What changes with every change of a file: an edit that keeps size and modification time changes the other time, which no
 * program sets.
 *
 * @param now milliseconds, before the file is read
 */
export function fileState(absolute: string, now: number): string | undefined {
  try {
    const { mtimeNs, ctimeNs, size, ino } = statSync(absolute, { bigint: true });
    const present = BigInt(now) * 1_000_000n;
    const changed = mtimeNs > ctimeNs && mtimeNs <= present ? mtimeNs : ctimeNs;
    const settled = changed + (changed % 1_000_000_000n === 0n ? coarseTick : tick) < present;
    return settled ? `${mtimeNs} ${ctimeNs} ${size} ${ino}` : unsettled;
  } catch {
    return undefined;
  }
}
