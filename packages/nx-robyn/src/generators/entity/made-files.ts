import { renderEntity, renderRegistries } from '../../blueprint/render-entities';
import type { TemplateSource } from '../../blueprint/template-source';
import type { ServiceModel } from '../../service/model';
import type { MadeFile } from './change-set';

/** The one registry that is not merged by lines: its tables are edited. */
export const manifestFile = 'pyproject.toml';

/**
 * The registries of a service and the files of some of its entities, as the templates make them, but for the manifest.
 *
 * @param entities names; those that the service does not have have no files
 */
export function madeFiles(model: ServiceModel, entities: readonly string[], templates: TemplateSource): readonly MadeFile[] {
  const known = entities.filter((name) => model.entities.some((entity) => entity.name === name));
  return [
    ...renderRegistries(model, templates)
      .filter(({ path }) => path !== manifestFile)
      .map((file) => ({ file, key: file.path, registry: true })),
    ...known.flatMap((name) => renderEntity(model, name, templates).map((file) => ({ file, key: `${name} ${file.template}`, registry: false }))),
  ];
}
