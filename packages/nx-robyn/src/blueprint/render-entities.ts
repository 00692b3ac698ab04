import type { EntityModel } from '../service/entity/model';
import type { ServiceModel } from '../service/model';
import { type TemplateContext, templateContext } from './context';
import { plan, planEntity, type PlannedFile } from './plan';
import type { RenderedFile } from './render';
import { Rendering } from './rendering';
import type { TemplateSource } from './template-source';

/**
 * The files of one entity of a service, sorted by path. It reads the templates of entities alone.
 *
 * @param name in kebab-case
 * @returns nothing for an entity that the service does not have
 * @throws TemplateInvalid, PythonInvalid
 */
export function renderEntity(model: ServiceModel, name: string, templates: TemplateSource): readonly RenderedFile[] {
  const entity = model.entities.find((candidate) => candidate.name === name);
  if (entity === undefined) return [];
  const paths = templates.list();
  const files = planEntity(model, entity, paths);
  const targets = model.entities.filter((other) => other !== entity && entity.fields.some((field) => field.target === other.name));
  const known = [...plan(model, paths), ...files, ...targets.flatMap((target) => planEntity(model, target, paths))];
  return entityFiles(entity, files, new Rendering(model, templates, paths, known), templateContext(model));
}

/**
 * The files in which every entity of a service has lines, sorted by path. It reads their templates alone.
 *
 * @throws TemplateInvalid, PythonInvalid
 */
export function renderRegistries(model: ServiceModel, templates: TemplateSource): readonly RenderedFile[] {
  const paths = templates.list();
  const service = plan(model, paths);
  const entities = model.entities.flatMap((entity) => planEntity(model, entity, paths));
  const rendering = new Rendering(model, templates, paths, [...service, ...entities]);
  const context = templateContext(model);
  return service.filter(({ owner }) => owner === 'registry').map((file) => rendering.serviceFile(file, context));
}

/** An entity's files with their texts; a template that renders to nothing is no file. */
export function entityFiles(
  entity: EntityModel,
  files: readonly PlannedFile[],
  rendering: Rendering,
  context: TemplateContext,
): readonly RenderedFile[] {
  const own = { ...context, ...context.entities.find(({ kebab }) => kebab === entity.name) };
  return files.map((file) => rendering.tidied(file, own)).filter(({ content }) => content.trim() !== '');
}
