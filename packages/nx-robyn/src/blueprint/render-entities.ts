import type { ServiceModel } from '../service/model';
import { checkPlaces } from './place-clashes';
import { plan, planEntities, planEntity } from './plan';
import type { RenderedFile } from './render';
import { Rendering } from './rendering';
import type { TemplateSource } from './template-source';

/**
 * The files of one entity of a service, sorted by path. It reads the templates of entities alone.
 *
 * @param name in kebab-case
 * @returns nothing for an entity that the service does not have
 * @throws TemplateInvalid, PythonInvalid, PathRefused
 */
export function renderEntity(model: ServiceModel, name: string, templates: TemplateSource): readonly RenderedFile[] {
  const paths = templates.list();
  const entity = model.entities.find((candidate) => candidate.name === name);
  if (entity === undefined) return [];
  const service = plan(model, paths);
  const own = { entity, files: planEntity(model, entity, paths) };
  const targets = model.entities.filter((other) => other !== entity && entity.fields.some((field) => field.target === other.name));
  checkPlaces(service, [own]);
  return new Rendering(model, templates, paths, service, [own, ...planEntities(model, targets, paths)]).entityFiles(own);
}

/**
 * The files in which every entity of a service has lines, sorted by path. It reads their templates alone, and those of entities where a
 * path of the manifest says that one file holds them all.
 *
 * @throws TemplateInvalid, PythonInvalid, PathRefused
 */
export function renderRegistries(model: ServiceModel, templates: TemplateSource): readonly RenderedFile[] {
  const paths = templates.list();
  const service = plan(model, paths);
  const entities = planEntities(model, model.entities, paths);
  const rendering = new Rendering(model, templates, paths, service, entities);
  const registries = service.filter(({ owner }) => owner === 'registry').map((file) => rendering.serviceFile(file));
  return [...registries, ...rendering.sharedFiles()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
