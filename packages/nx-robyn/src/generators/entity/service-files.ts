import { isUtf8 } from 'node:buffer';
import { dirname, join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { FileUnreadable } from '../../service/errors';

const bytecode = '__pycache__';

/** The files of one service in the Tree. Paths are relative to the service. */
export class ServiceFiles {
  private readonly listed = new Map<string, readonly string[]>();

  constructor(
    private readonly tree: Tree,
    /** Relative to the workspace. */
    readonly directory: string,
  ) {}

  /** A path of the service as somebody finds it: relative to the workspace. */
  shown(path: string): string {
    return join(this.directory, path);
  }

  /** @throws FileUnreadable when the file is no text in UTF-8 */
  read(path: string): string | undefined {
    if (!this.tree.isFile(this.shown(path))) return undefined;
    const content = this.tree.read(this.shown(path));
    if (content === null) return undefined;
    if (isUtf8(content)) return content.toString('utf8');
    throw new FileUnreadable({
      what: 'a file that has to change is no text in UTF-8.',
      where: this.shown(path),
      why: 'it would not be the same when it is written again; nothing was written.',
      fix: 'save it in UTF-8 and run the same command again',
    });
  }

  /** Whether a file is there, or a directory that holds something. */
  has(path: string): boolean {
    return this.tree.exists(this.shown(path)) && (this.tree.isFile(this.shown(path)) || this.children(path).length > 0);
  }

  /** Paths of the Python files in a directory and below, or of the one file that the path names. */
  python(path: string): readonly string[] {
    const listed = this.listed.get(path) ?? this.list(path);
    this.listed.set(path, listed);
    return listed;
  }

  write(path: string, text: string, mode: number | undefined): void {
    this.tree.write(this.shown(path), text, mode === undefined ? undefined : { mode });
  }

  /** Deletes a file, and the directories that hold nothing any more but what Python made of deleted files. */
  delete(path: string): void {
    this.tree.delete(this.shown(path));
    for (let directory = dirname(path); directory !== '.'; directory = dirname(directory)) {
      const place = this.shown(directory);
      if (!this.tree.exists(place)) continue;
      if (this.tree.children(place).join() !== bytecode) return;
      this.tree.delete(`${place}/${bytecode}`);
    }
  }

  private list(path: string): readonly string[] {
    if (this.tree.isFile(this.shown(path))) return path.endsWith('.py') ? [path] : [];
    return this.children(path).flatMap((name) => this.list(`${path}/${name}`));
  }

  private children(path: string): readonly string[] {
    const place = this.shown(path);
    if (!this.tree.exists(place) || this.tree.isFile(place)) return [];
    return this.tree.children(place).filter((name) => name !== bytecode);
  }
}
