import type { EntityModel } from '../service/entity/model';
import type { ServiceModel } from '../service/model';
import { importBlocks } from './python/import-statement';
import { definedNames, mergeModules, sharedName } from './python/merge-modules';
import { absoluteName, pythonFile } from './python/module-name';
import { tidyPython } from './python/tidy';
import type { PlannedFile } from './plan';

/** The text of one of the templates that a shared file is made of, before it goes there. */
export interface SharedPart {
  readonly entity: EntityModel;
  readonly file: PlannedFile;
  /** As it is at its canonical path. */
  readonly canonical: string;
}

/**
 * What the modules of shared files define by another name at home, by `MODULE.NAME`: packages hand the names of their modules on, so that
 * every module of an entity in the file is taken for all of them.
 */
export function renamedIn(parts: readonly SharedPart[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const { entity, file, canonical } of parts) {
    const siblings = parts.filter((other) => other.entity === entity && other.file.path === file.path);
    for (const name of definedNames(canonical)) {
      const there = sharedName(name, entity);
      if (there === name) continue;
      for (const sibling of siblings) renamed.set(`${pythonFile(sibling.file.canonicalPath).name}.${name}`, there);
    }
  }
  return renamed;
}

/**
 * The text of a file that holds a part of every entity.
 *
 * @param parts those that go into it
 * @param renamed what definitions are called since they went into such a file
 * @param relocate makes, of a text at its canonical path, the text at home
 * @throws PathRefused, PythonInvalid
 */
export function sharedText(
  path: string,
  parts: readonly SharedPart[],
  model: ServiceModel,
  renamed: ReadonlySet<string>,
  relocate: (file: PlannedFile, text: string) => string,
): string {
  const entities = model.entities.map((entity) => {
    const own = inOrder(parts.filter((part) => part.entity === entity));
    return { names: entity, texts: own.map(({ file, canonical }) => relocate(file, canonical)) };
  });
  const merged = mergeModules(entities, renamed, 'What every entity has here.', pythonFile(path), path, model.module);
  return tidyPython(merged, model, path);
}

/** Modules behind those that they import. */
function inOrder(parts: readonly SharedPart[]): readonly SharedPart[] {
  const byModule = new Map(parts.map((part) => [pythonFile(part.file.canonicalPath).name, part]));
  const ordered = new Set<SharedPart>();
  const visit = (part: SharedPart, above: readonly SharedPart[]) => {
    if (ordered.has(part) || above.includes(part)) return;
    const { package: from } = pythonFile(part.file.canonicalPath);
    for (const { source, names } of importBlocks(part.canonical).flatMap((block) => block.statements)) {
      const module = absoluteName(source, from) ?? source;
      for (const name of [module, ...names.map((each) => `${module}.${each.name}`)]) {
        const imported = byModule.get(name);
        if (imported !== undefined) visit(imported, [...above, part]);
      }
    }
    ordered.add(part);
  };
  for (const part of parts) visit(part, []);
  return [...ordered];
}
