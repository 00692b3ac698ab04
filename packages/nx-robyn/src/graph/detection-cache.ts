import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileUnreadable } from '../service/errors';
import type { Detection } from './detection';
import { writeCacheFile } from './cache-file';
import { fileState, unsettled } from './file-state';

/** What is kept of a file: its state when it was read, a digest of its content, and what was made of that. */
type Entry = readonly [state: string, digest: string, detection: Detection];

/** What the cache's file holds. */
interface Kept {
  readonly version: string;
  readonly entries: Readonly<Record<string, Entry>>;
}

/**
 * Detections of the files of a workspace, in one file of Nx's workspace data. It holds what was detected and not the
 * targets: those are many times as large and cost less to make than to read.
 *
 * A file whose state is what it was is not read: one call of `stat` for each. A file in another state is read, and detected
 * anew where its content is another.
 */
export class DetectionCache {
  private readonly known: Kept['entries'];
  private readonly used: Record<string, Entry> = {};
  private changed = false;

  /**
   * @param file path of the cache; what is missing or unreadable counts as empty
   * @param version of the plugin: what another one detected is forgotten
   * @param detect makes a detection of text; it throws nothing
   */
  constructor(
    private readonly file: string,
    private readonly version: string,
    private readonly detect: (text: string, path: string) => Detection,
  ) {
    this.known = read(file, version);
  }

  /**
   * What a file is; undefined where it is gone.
   *
   * @param path relative to the workspace
   */
  get(workspaceRoot: string, path: string): Detection | undefined {
    const absolute = join(workspaceRoot, path);
    const now = Date.now();
    const state = fileState(absolute, now);
    if (state === undefined) return isGone(absolute) ? undefined : unreadable(path, 'it is a link to nothing, or nobody may look into its folder.');
    const entry = Object.hasOwn(this.known, path) ? this.known[path] : undefined;
    if (entry !== undefined && state !== unsettled && entry[0] === state) return (this.used[path] = entry)[2];
    return this.read(absolute, path, state, entry);
  }

  private read(absolute: string, path: string, state: string, entry: Entry | undefined): Detection {
    let content: Buffer;
    try {
      content = readFileSync(absolute);
    } catch (error) {
      return unreadable(path, error instanceof Error ? error.message : String(error));
    }
    const digest = createHash('sha1').update(content).digest('base64url');
    const detection = entry?.[1] === digest ? entry[2] : this.detection(content, path);
    if (entry?.[0] !== state || entry[1] !== digest) this.changed = true;
    return (this.used[path] = [state, digest, detection])[2];
  }

  private detection(content: Buffer, path: string): Detection {
    let text: string;
    try {
      // A byte order mark is none of the text.
      text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    } catch {
      return unreadable(path, 'it is no text in UTF-8.');
    }
    return this.detect(text, path);
  }

  /** Writes what was used, when it is not what the file holds. */
  save(): void {
    if (!this.changed && Object.keys(this.used).length === Object.keys(this.known).length) return;
    const kept: Kept = { version: this.version, entries: this.used };
    writeCacheFile(this.file, kept);
  }
}

/** Where the cache of a workspace lies. */
export function cacheFile(dataDirectory: string): string {
  return join(dataDirectory, 'nx-robyn-detections.json');
}

function isGone(absolute: string): boolean {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false }) === undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR';
  }
}

function unreadable(path: string, why: string): Detection {
  const { message } = new FileUnreadable({ what: 'the file cannot be read.', where: path, why, fix: 'mend or remove the file' });
  return { kind: 'broken', name: undefined, message, service: false };
}

function read(file: string, version: string): Kept['entries'] {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Kept> | null;
    return kept?.version === version ? (kept.entries ?? {}) : {};
  } catch {
    return {};
  }
}
