import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Detection } from './detection';

/**
 * Detections by the content they were made from, in one file of Nx's workspace data. It holds what was detected and not
 * the targets: those are many times as large and cost less to make than to read.
 */
export class DetectionCache {
  private readonly known: Readonly<Record<string, Detection>>;
  private readonly used: Record<string, Detection> = {};
  private missed = false;

  /**
   * @param file path of the cache; what is missing or unreadable counts as empty
   * @param version of the plugin, part of every key
   */
  constructor(
    private readonly file: string,
    private readonly version: string,
  ) {
    this.known = read(file);
  }

  /** The detection that `parts` stand for, made when it is not known. */
  get(parts: readonly string[], make: () => Detection): Detection {
    const hash = createHash('sha1');
    for (const part of [this.version, ...parts]) hash.update(part).update('\0');
    const key = hash.digest('base64url');
    const found = this.known[key];
    if (found === undefined) this.missed = true;
    return (this.used[key] = found ?? make());
  }

  /** Writes what was used, when it is not what the file holds. A disk that cannot be written costs time, not the graph. */
  save(): void {
    if (!this.missed && Object.keys(this.used).length === Object.keys(this.known).length) return;
    const partial = `${this.file}.${process.pid}`;
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(partial, JSON.stringify(this.used));
      renameSync(partial, this.file);
    } catch {
      // See above.
    }
  }
}

/** Where the cache of a workspace lies. */
export function cacheFile(dataDirectory: string): string {
  return join(dataDirectory, 'nx-robyn-detections.json');
}

function read(file: string): Record<string, Detection> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, Detection>) : {};
  } catch {
    return {};
  }
}
