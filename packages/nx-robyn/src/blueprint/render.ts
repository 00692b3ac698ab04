import type { ServiceModel } from '../service/model';
import { checkPlaces } from './place-clashes';
import { plan, planEntities, type PlannedFile } from './plan';
import { Rendering } from './rendering';
import type { TemplateSource } from './template-source';

/** A planned file with its text. */
export interface RenderedFile extends PlannedFile {
  readonly content: string;
}

/**
 * All files of a service and of its entities, sorted by path. The same model and templates give the same bytes.
 *
 * @throws TemplateInvalid when a template names what the context lacks, or does not parse
 * @throws PythonInvalid when what an entity or a registry becomes is not Python
 */
export function renderService(model: ServiceModel, templates: TemplateSource): readonly RenderedFile[] {
  const paths = templates.list();
  const service = plan(model, paths);
  const entities = planEntities(model, model.entities, paths);
  checkPlaces(service, entities);
  const rendering = new Rendering(model, templates, paths, service, entities);
  const rendered = [
    ...service.map((file) => rendering.serviceFile(file)),
    ...rendering.sharedFiles(),
    ...entities.flatMap((entity) => rendering.entityFiles(entity)),
  ];
  return rendered.sort((a, b) => (a.path < b.path ? -1 : 1));
}
