import { readFileSync } from 'node:fs';
import { writeCacheFile } from './cache-file';
import { fileState, unsettled } from './file-state';

/** How facts are written down: one form for all of them, so that what many have alike is written once. */
export interface Notation<T> {
  write(facts: ReadonlyMap<string, T>): unknown;
  /** @throws anything where `written` is not of this notation */
  read(written: unknown): ReadonlyMap<string, T>;
}

interface Content {
  readonly version: string;
  readonly states: Readonly<Record<string, string>>;
  readonly facts: unknown;
}

/** What was read out of files, kept on disk for as long as they stay as they are. */
export class FileFacts<T> {
  private readonly known = new Map<string, readonly [state: string, facts: T]>();
  private readonly used = new Map<string, readonly [state: string, facts: T]>();
  private changed = false;

  /**
   * @param file path of the cache; what is missing, unreadable or of another version counts as empty
   * @param version of the plugin
   */
  constructor(
    private readonly file: string,
    private readonly version: string,
    private readonly notation: Notation<T>,
  ) {
    this.load();
  }

  /**
   * The facts of a file: those that are known, as long as the file is as it was, else what `read` makes of its bytes.
   *
   * @param path absolute
   * @returns undefined where there is no such file, or none that can be read
   */
  of(path: string, read: (bytes: Buffer) => T): T | undefined {
    const asked = this.used.get(path);
    if (asked !== undefined) return asked[1];
    const state = fileState(path, Date.now());
    if (state === undefined) return undefined;
    const known = this.known.get(path);
    if (known !== undefined && known[0] === state) {
      this.used.set(path, known);
      return known[1];
    }
    const bytes = contentOf(path);
    if (bytes === undefined) return undefined;
    const made = read(bytes);
    this.changed = true;
    this.used.set(path, [state, made]);
    return made;
  }

  /** Writes what was asked for, when it is not what the file holds. */
  save(): void {
    if (!this.changed && this.used.size === this.known.size) return;
    const kept = [...this.used].filter(([, [state]]) => state !== unsettled);
    const content: Content = {
      version: this.version,
      states: Object.fromEntries(kept.map(([path, [state]]) => [path, state])),
      facts: this.notation.write(new Map(kept.map(([path, [, facts]]) => [path, facts]))),
    };
    writeCacheFile(this.file, content);
  }

  private load(): void {
    try {
      const content = JSON.parse(readFileSync(this.file, 'utf8')) as Content;
      if (content.version !== this.version) return;
      const facts = this.notation.read(content.facts);
      for (const [path, state] of Object.entries(content.states)) {
        if (facts.has(path)) this.known.set(path, [state, facts.get(path) as T]);
      }
    } catch {
      this.known.clear();
    }
  }
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
