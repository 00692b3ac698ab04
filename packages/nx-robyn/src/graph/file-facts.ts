import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How facts are written down: one form for all of them, so that what many have alike is written once. */
export interface Notation<T> {
  write(facts: ReadonlyMap<string, T>): unknown;
  /** @throws anything where `written` is not of this notation */
  read(written: unknown): ReadonlyMap<string, T>;
}

/** What tells two states of a file apart without reading it. */
type State = readonly [modified: number, changed: number, size: number, inode: number];

interface Content {
  readonly version: string;
  readonly states: Readonly<Record<string, State>>;
  readonly facts: unknown;
}

/**
 * Clocks of file systems tick in steps. A file that was read in the step in which it was last written may have been
 * written once more in it: it is read again the next time.
 */
const coarsestStep = 2000;

/** What was read out of files, kept on disk for as long as they stay as they are. */
export class FileFacts<T> {
  private readonly known = new Map<string, readonly [State, T]>();
  private readonly used = new Map<string, readonly [State | undefined, T]>();
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
    const started = Date.now();
    const state = stateOf(path);
    if (state === undefined) return undefined;
    const [before, facts] = this.known.get(path) ?? [];
    if (before !== undefined && before.every((part, index) => part === state[index])) {
      this.used.set(path, [state, facts as T]);
      return facts;
    }
    const bytes = contentOf(path);
    if (bytes === undefined) return undefined;
    const made = read(bytes);
    this.changed = true;
    this.used.set(path, [isSettled(state, started) ? state : undefined, made]);
    return made;
  }

  /** Writes what was asked for, when it is not what the file holds. A disk that cannot be written costs time, not the graph. */
  save(): void {
    if (!this.changed && this.used.size === this.known.size) return;
    const kept = [...this.used].filter((entry): entry is [string, readonly [State, T]] => entry[1][0] !== undefined);
    const content: Content = {
      version: this.version,
      states: Object.fromEntries(kept.map(([path, [state]]) => [path, state])),
      facts: this.notation.write(new Map(kept.map(([path, [, facts]]) => [path, facts]))),
    };
    const partial = `${this.file}.${process.pid}`;
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(partial, JSON.stringify(content));
      renameSync(partial, this.file);
    } catch {
      // See above.
    }
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

function isSettled([modified, changed]: State, now: number): boolean {
  return Math.max(modified, changed) < now - coarsestStep;
}

function stateOf(path: string): State | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() ? [found.mtimeMs, found.ctimeMs, found.size, found.ino] : undefined;
  } catch {
    return undefined;
  }
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
