import { snakeCase } from '../service/entity/names';
import type { EntityModel } from '../service/entity/model';
import { TemplateInvalid } from '../service/errors';
import type { ServiceModel } from '../service/model';
import { identities } from './identities';
import { type Layout, layoutOf } from './layout';
import { type Owner, ownerOf } from './ownership';
import { isRegistry } from './registries';

/** A file that a service consists of, before it is rendered. */
export interface PlannedFile {
  /** Relative to the project, forward slashes. */
  readonly path: string;
  /** The path for which the template is written; another one than `path` where the design puts the file elsewhere. */
  readonly canonicalPath: string;
  /** Relative to the templates root. */
  readonly template: string;
  readonly owner: Owner;
  /** File mode: 0o644, or 0o755 for what people run. */
  readonly mode: number;
  /** Whether it is one of many templates whose texts one file holds: their home is the same. */
  readonly shared?: boolean;
}

/** An entity and its files. */
export interface PlannedEntity {
  readonly entity: EntityModel;
  readonly files: readonly PlannedFile[];
}

const extension = '.hbs';

/** Folder of the partials, by the name of the file without `.hbs`. */
export const partialsFolder = '_partials';

/** Overlays that make up a service. A path comes from exactly one of them. */
export function overlays(model: ServiceModel): readonly string[] {
  return [
    'common',
    model.design,
    model.orm,
    model.packageManager,
    `cache-${model.cache}`,
    `uid-${model.uid}`,
    `${model.orm}-${identities[model.uid].storage}-ids`,
  ];
}

/** Overlays that make up each entity. */
export function entityOverlays(model: Pick<ServiceModel, 'orm'>): readonly string[] {
  return ['entity', `entity-${model.orm}`];
}

/**
 * The files of a service without those of its entities, sorted by path.
 *
 * @param templates paths of all templates there are
 * @throws TemplateInvalid when two overlays hold the same path, or nothing is there to plan
 */
export function plan(model: ServiceModel, templates: readonly string[]): readonly PlannedFile[] {
  const planned = planOverlays(overlays(model), templates, model, layoutOf(model), (path) => path);
  if (planned.length === 0) {
    throw new TemplateInvalid({
      what: 'the package holds no templates.',
      why: 'it was not built whole.',
      fix: 'npm i -D nx-robyn',
    });
  }
  return planned;
}

/**
 * The files of one entity alone, sorted by path.
 *
 * @throws TemplateInvalid when two overlays hold the same path
 */
export function planEntity(model: ServiceModel, entity: EntityModel, templates: readonly string[]): readonly PlannedFile[] {
  return planEntities(model, [entity], templates).flatMap(({ files }) => files);
}

/**
 * The files of entities.
 *
 * @throws TemplateInvalid when two overlays hold the same path
 */
export function planEntities(model: ServiceModel, entities: readonly EntityModel[], templates: readonly string[]): readonly PlannedEntity[] {
  const chosen = entityOverlays(model);
  const layout = layoutOf(model);
  const own = templates.filter((template) => chosen.some((overlay) => template.startsWith(`${overlay}/`)));
  return entities.map((entity) => {
    const [one, many] = [snakeCase(entity.name), snakeCase(entity.plural)];
    const named = (path: string) => path.replaceAll('__entities__', many).replaceAll('__entity__', one);
    return { entity, files: planOverlays(chosen, own, model, layout, named) };
  });
}

function planOverlays(
  overlays: readonly string[],
  templates: readonly string[],
  model: ServiceModel,
  layout: Layout,
  named: (path: string) => string,
): readonly PlannedFile[] {
  const planned = new Map<string, PlannedFile>();
  const shared: PlannedFile[] = [];
  for (const template of templates) {
    const slash = template.indexOf('/');
    if (!overlays.includes(template.slice(0, slash)) || !template.endsWith(extension)) continue;
    const canonicalPath = named(template.slice(slash + 1, -extension.length).replaceAll('__module__', model.module));
    const path = layout.home(canonicalPath);
    if (layout.isShared(canonicalPath)) {
      shared.push({ path, canonicalPath, template, owner: 'registry', mode: 0o644, shared: true });
      continue;
    }
    const other = planned.get(path);
    if (other !== undefined) {
      throw new TemplateInvalid({
        what: `two templates make ${path}.`,
        where: `${other.template} and ${template}`,
        why: 'a path comes from exactly one overlay.',
        fix: 'remove one of the two',
      });
    }
    const owner = isRegistry(canonicalPath, model.module) ? 'registry' : ownerOf(path);
    planned.set(path, { path, canonicalPath, template, owner, mode: path.endsWith('.sh') ? 0o755 : 0o644 });
  }
  return [...planned.values(), ...shared].sort((a, b) => (a.path < b.path ? -1 : 1));
}
