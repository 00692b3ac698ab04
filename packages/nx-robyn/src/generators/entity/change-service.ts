import { withEntities } from '../../blueprint/merge/entity-tables';
import { inFormOf, plainText } from '../../blueprint/merge/text-form';
import type { TemplateSource } from '../../blueprint/template-source';
import { MergeConflict, RobynError } from '../../service/errors';
import { readManifest, writeEntity } from '../../service/manifest';
import type { ServiceModel } from '../../service/model';
import { parsePyproject } from '../../service/pyproject';
import { changeSet, type Obstacle } from './change-set';
import { assertNoClash } from './clashes';
import { madeFiles, manifestFile } from './made-files';
import { describe, refusal, type Undertaking } from './obstacles';
import type { ServiceFiles } from './service-files';

/** A change of the entities of a service. */
export interface ServiceChange {
  readonly before: ServiceModel;
  readonly after: ServiceModel;
  /** Names of the entities whose files may change: the one that is asked for, first, and those that refer to it. */
  readonly entities: readonly string[];
  readonly undertaking: Undertaking;
  /** Whether edited files are deleted, and lines that cannot be taken out stay. */
  readonly force: boolean;
}

/** What was done, beside what was asked for. */
export interface Aftermath {
  /** What stays in edited files and should not, for a person to take out. */
  readonly remains: readonly string[];
  /** Tests that somebody had deleted, and that were not made again. */
  readonly left: readonly string[];
}

/**
 * Makes the files of a service what they are with other entities; edits stay. Everything is checked before the first
 * write to the Tree.
 *
 * @throws EntityClash, MergeConflict, FilesEdited, PythonInvalid, FileUnreadable
 */
export function changeService(change: ServiceChange, files: ServiceFiles, templates: TemplateSource): Aftermath {
  const before = madeFiles(change.before, change.entities, templates);
  const after = madeFiles(change.after, change.entities, templates);
  const [name = ''] = change.entities;
  const [was, entity] = [change.before, change.after].map((service) => service.entities.find((one) => one.name === name));
  if (entity !== undefined && was?.plural !== entity.plural) assertNoClash({ entity, service: change.after, before, after }, files);
  const changes = changeSet(before, after, files, change.after.module);
  const manifest = changedManifest(change, files);
  const [fatal, forced] = change.force ? byForce(changes.obstacles) : [changes.obstacles, []];
  if (fatal.length > 0) throw refusal(fatal, files, change.undertaking);
  files.write(manifestFile, manifest, undefined);
  for (const { path, text, mode } of changes.writes) files.write(path, text, mode);
  const registries = new Set(before.filter(({ registry }) => registry).map(({ file }) => file.path));
  const isOwn = ({ kind, path }: Obstacle) => kind === 'edited' && !registries.has(path);
  for (const path of [...changes.deletions, ...forced.filter(isOwn).map(({ path }) => path)]) files.delete(path);
  return { remains: forced.filter((obstacle) => !isOwn(obstacle)).map((obstacle) => describe(obstacle, files)), left: changes.left };
}

/** What stops even a forced change, and what does not. */
function byForce(obstacles: readonly Obstacle[]): readonly [fatal: readonly Obstacle[], forced: readonly Obstacle[]] {
  return [obstacles.filter(({ kind }) => kind === 'taken'), obstacles.filter(({ kind }) => kind !== 'taken')];
}

/**
 * The text of the manifest's file that says what is to be. It is edited table by table: a merge by lines would not know
 * where a table begins.
 */
function changedManifest({ before, after }: ServiceChange, files: ServiceFiles): string {
  const where = files.shown(manifestFile);
  const ours = files.read(manifestFile) ?? '';
  const plain = withEntities(plainText(ours), before.entities, after.entities);
  if (plain === undefined || !recordsEntities(plain, where, after)) throw foreignManifest(where, before, after);
  return inFormOf(ours, plain);
}

function foreignManifest(where: string, before: ServiceModel, after: ServiceModel): MergeConflict {
  const [example] = [...before.entities, ...after.entities];
  const table = example === undefined ? '' : writeEntity(example);
  return new MergeConflict({
    what: 'the manifest of the service is arranged in a way that is not edited here.',
    where,
    why: 'an entity is a table with a header of its own; nothing was written.',
    fix: `write each one like this, and run the same command again:\n${table.replace(/^/gm, '           ')}`,
  });
}

/** Whether the text of a pyproject.toml has the entities of a service. */
function recordsEntities(text: string, where: string, service: ServiceModel): boolean {
  try {
    const { entities } = readManifest(parsePyproject(text, where), where);
    return entities.map(writeEntity).join('\n') === service.entities.map(writeEntity).join('\n');
  } catch (error) {
    if (error instanceof RobynError) return false;
    throw error;
  }
}
