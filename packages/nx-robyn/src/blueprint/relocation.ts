import type { ServiceModel } from '../service/model';
import { layoutOf } from './layout';
import type { PlannedFile } from './plan';
import { Homes } from './python/homes';
import { pythonFile } from './python/module-name';
import { relocatePython } from './python/relocate';

/** Makes, of the text of a file at its canonical path, its text at home. */
export type Relocate = (file: PlannedFile, text: string) => string;

/**
 * What moves the texts of a service's files to where its design has them. For the canonical design no byte changes.
 *
 * @param files all files of the service: what their imports and references can name
 * @param renamed what modules define by another name at home, by `MODULE.NAME`
 */
export function relocator(model: ServiceModel, files: readonly PlannedFile[], renamed?: ReadonlyMap<string, string>): Relocate {
  if (layoutOf(model).isCanonical) return (_, text) => text;
  const homes = homesOf(model, files, renamed);
  return (file, text) =>
    file.path.endsWith('.py')
      ? relocatePython(text, pythonFile(file.canonicalPath), pythonFile(file.path), homes)
      : homes.inText(text);
}

/** The homes of all modules, and of the packages that they are in, be there an `__init__.py` or none. */
export function homesOf(model: ServiceModel, files: readonly PlannedFile[], renamed?: ReadonlyMap<string, string>): Homes {
  const layout = layoutOf(model);
  const homes = new Map<string, string>();
  const python = files.map((file) => file.canonicalPath).filter((path) => path.endsWith('.py'));
  for (const path of python) {
    const segments = path.split('/');
    const packages = segments.map((_, index) => [...segments.slice(0, index), '__init__.py'].join('/'));
    for (const module of [path, ...packages.slice(segments[0] === 'src' ? 2 : 1)]) {
      const { name } = pythonFile(module);
      if (!homes.has(name)) homes.set(name, pythonFile(layout.home(module)).name);
    }
  }
  return new Homes(homes, model.module, renamed);
}
