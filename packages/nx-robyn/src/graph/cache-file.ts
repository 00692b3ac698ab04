import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a cache whole or not at all. A disk that cannot be written costs time, not the graph. */
export function writeCacheFile(file: string, content: unknown): void {
  const partial = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(partial, JSON.stringify(content));
    renameSync(partial, file);
  } catch {
    // See above.
  }
}
