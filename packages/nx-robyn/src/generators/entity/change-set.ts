import type { RenderedFile } from '../../blueprint/render';
import { type Conflict, mergeFile } from '../../blueprint/merge/merge-file';
import { withoutPart, withPart } from '../../blueprint/merge/module-parts';
import { samePlainText } from '../../blueprint/merge/text-form';
import { syntaxError } from '../../blueprint/python/syntax-error';
import { PythonInvalid } from '../../service/errors';
import type { ServiceFiles } from './service-files';

/** A file as the templates make it, and whom it belongs to. */
export interface MadeFile {
  readonly file: RenderedFile;
  /** What is the same before and after a change, where the path is not. */
  readonly key: string;
  /**
   * Whether it belongs to no entity alone: it is edited, and never deleted while somebody else's lines are in it. It may
   * be one that somebody else made: then what the templates make is a part of it.
   */
  readonly registry: boolean;
}

/** Something that stands in the way of a change. */
export type Obstacle =
  | { readonly kind: 'taken'; readonly path: string }
  | { readonly kind: 'gone'; readonly path: string }
  | { readonly kind: 'edited'; readonly path: string }
  | { readonly kind: 'conflict'; readonly path: string; readonly conflict: Conflict };

/** What a change does to the files of a service. */
export interface ChangeSet {
  /** New texts; those of new files with a mode. */
  readonly writes: readonly { readonly path: string; readonly text: string; readonly mode?: number }[];
  readonly deletions: readonly string[];
  readonly obstacles: readonly Obstacle[];
  /** Tests that somebody deleted, and that stay so. */
  readonly left: readonly string[];
}

/**
 * What has to happen to files so that they become what the templates make after a change; edits stay.
 *
 * @param before the files as the templates make them of the manifest that is there
 * @param after the same of the manifest that is to be
 * @param module import package of the service
 * @throws PythonInvalid when a file that has to be merged is no Python; FileUnreadable
 */
export function changeSet(before: readonly MadeFile[], after: readonly MadeFile[], files: ServiceFiles, module: string): ChangeSet {
  const changes = new Changes(files, module);
  const wanted = new Map(after.map((made) => [made.key, made]));
  const known = new Map(before.map((made) => [made.key, made]));
  for (const made of before) {
    const next = wanted.get(made.key);
    if (next === undefined) changes.remove(made);
    else changes.update(made, next);
  }
  for (const made of after) if (!known.has(made.key)) changes.add(made);
  return changes;
}

class Changes implements ChangeSet {
  readonly writes: { path: string; text: string; mode?: number }[] = [];
  readonly deletions: string[] = [];
  readonly obstacles: Obstacle[] = [];
  readonly left: string[] = [];

  constructor(
    private readonly files: ServiceFiles,
    private readonly module: string,
  ) {}

  add({ file: { path, content, mode }, registry }: MadeFile): void {
    if (!this.files.has(path)) return void this.writes.push({ path, text: content, mode });
    const ours = this.files.read(path);
    if (ours === content) return;
    if (!registry || ours === undefined) return void this.obstacles.push({ kind: 'taken', path });
    assertPython(ours, this.files.shown(path));
    this.writes.push({ path, text: withPart(ours, content, this.module) });
  }

  remove({ file: { path, content }, registry }: MadeFile): void {
    const ours = this.files.read(path);
    if (ours === undefined) return;
    if (samePlainText(ours, content)) return void this.deletions.push(path);
    if (registry) assertPython(ours, this.files.shown(path));
    const rest = registry ? withoutPart(ours, content, this.module) : undefined;
    if (rest === undefined) this.obstacles.push({ kind: 'edited', path });
    else this.writes.push({ path, text: rest });
  }

  update({ file: base }: MadeFile, { file: theirs, registry }: MadeFile): void {
    const moved = base.path !== theirs.path;
    if (!moved && base.content === theirs.content) return;
    const ours = this.files.read(base.path);
    if (ours === undefined) {
      if (theirs.owner === 'user') this.left.push(base.path);
      else this.obstacles.push({ kind: 'gone', path: base.path });
      return;
    }
    if (!moved) return this.merge(base.path, base.content, theirs.content, ours, registry);
    if (this.files.has(theirs.path)) this.obstacles.push({ kind: 'taken', path: theirs.path });
    const count = this.obstacles.length;
    this.merge(base.path, base.content, theirs.content, ours, registry, theirs);
    if (this.obstacles.length === count) this.deletions.push(base.path);
  }

  private merge(path: string, base: string, theirs: string, ours: string, registry: boolean, home?: RenderedFile): void {
    const isPython = path.endsWith('.py');
    if (isPython && !samePlainText(ours, base)) assertPython(ours, this.files.shown(path));
    const merged = mergeFile({ base, theirs, ours }, path, registry);
    if (merged.kind === 'conflicts') {
      this.obstacles.push(...merged.conflicts.map((conflict) => ({ kind: 'conflict', path, conflict }) as const));
      return;
    }
    const broken = isPython && !samePlainText(merged.text, theirs) ? syntaxError(merged.text) : undefined;
    if (broken !== undefined) {
      const conflict = { line: Math.max(1, Math.min(broken.line, ours.split('\n').length)), base: base.split('\n'), ours: [], theirs: theirs.split('\n') };
      this.obstacles.push({ kind: 'conflict', path, conflict });
    } else if (home !== undefined) this.writes.push({ path: home.path, text: merged.text, mode: home.mode });
    else if (merged.text !== ours) this.writes.push({ path, text: merged.text });
  }
}

function assertPython(text: string, path: string): void {
  const broken = syntaxError(text);
  if (broken === undefined) return;
  throw new PythonInvalid({
    what: 'a file that has to change is not valid Python.',
    where: `${path}:${broken.line}:${broken.column}`,
    why: `${broken.message}; what is not understood cannot be merged, and nothing was written.`,
    fix: 'mend the line and run the same command again',
  });
}
