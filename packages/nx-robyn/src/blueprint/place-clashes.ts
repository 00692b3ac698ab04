import { PathRefused } from '../service/errors';
import type { PlannedEntity, PlannedFile } from './plan';

/**
 * Asserts that no module of an entity has the name of a module or a package that the service has: Python would find one of the two.
 *
 * @throws PathRefused
 */
export function checkPlaces(service: readonly PlannedFile[], entities: readonly PlannedEntity[]): void {
  const modules = new Map<string, PlannedFile>();
  const packages = new Map<string, PlannedFile>();
  for (const file of service.filter(({ path }) => path.endsWith('.py'))) {
    modules.set(withoutExtension(file.path), file);
    for (const folder of foldersOf(file.path)) packages.set(folder, file);
  }
  for (const { path, entity } of entities.flatMap(pythonFiles)) {
    const module = withoutExtension(path);
    const other = modules.get(module) ?? packages.get(module) ?? foldersOf(path).map((folder) => modules.get(folder)).find(Boolean);
    if (other === undefined) continue;
    throw new PathRefused({
      what: `${path} and ${other.path} would be modules of one name.`,
      where: `${entity.name}, whose plural is ${entity.plural}`,
      why: 'the entity would have a module where the service has one, and Python would find one of the two.',
      fix: 'give it another --plural, or its modules another place in [tool.robyn-config.add]',
    });
  }
}

function pythonFiles({ entity, files }: PlannedEntity): readonly { readonly path: string; readonly entity: PlannedEntity['entity'] }[] {
  return files.filter(({ path }) => path.endsWith('.py')).map(({ path }) => ({ path, entity }));
}

function withoutExtension(path: string): string {
  return path.replace(/\.py$/, '');
}

function foldersOf(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}
