import { PathRefused } from '../service/errors';
import { pathKeys } from '../service/manifest';
import { defaultPaths, type EntityPart, type ServiceModel } from '../service/model';
import { keywords } from '../service/python-names';

/** Where one part of every entity goes instead of where the design has it. */
export interface Place {
  readonly part: EntityPart;
  /** Relative to the project: a folder, or the one file that holds them all, without `.py`. */
  readonly home: string;
  readonly isFile: boolean;
}

/** Parts whose modules each register routes of their own, under one name. */
const registering: ReadonlySet<EntityPart> = new Set(['presentation', 'views']);

/**
 * The places of `[tool.robyn-config.add]` that are not the design's own.
 *
 * @throws PathRefused when a value is no place that the service can import from
 */
export function placesOf(model: Pick<ServiceModel, 'design' | 'module' | 'paths'>): readonly Place[] {
  const usual: Readonly<Record<string, string>> = defaultPaths(model.design, model.module);
  const places = Object.entries(model.paths).map(([part, path]) => placeOf(part as EntityPart, path, model.module));
  assertApart(places);
  return places.filter(({ part, home, isFile }) => isFile || home !== placeOf(part, usual[part] ?? '', model.module).home);
}

function placeOf(part: EntityPart, path: string, module: string): Place {
  const refuse = (why: string): never => {
    throw refusal(part, `"${path}" is no place for entities.`, why, `src/${module}/...`);
  };
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(path)) refuse('it is absolute, and paths are relative to the project.');
  if (path.includes('\\')) refuse('folders are divided by forward slashes.');
  const segments = path.replace(/^\.\//, '').replace(/\/$/, '').split('/');
  if (segments.includes('..')) refuse('it leaves the project, or could.');
  const isPython = path.endsWith('.py');
  const names = segments.map((segment, index) => (isPython && index === segments.length - 1 ? segment.slice(0, -3) : segment));
  if (names[0] !== 'src' || names[1] !== module || names.length < 3) {
    refuse('it lies outside the import package, and what it holds is imported from there.');
  }
  const strange = names.slice(2).find((name) => !/^[A-Za-z_]\w*$/.test(name) || keywords.has(name));
  if (strange !== undefined) refuse(`"${strange}" is no name that Python can import.`);
  const isInit = isPython && names.at(-1) === '__init__';
  const isFile = isPython && !isInit;
  const folder = isInit ? names.slice(0, -1) : names;
  if (folder.length < 3) refuse('it is the import package itself, which holds the folders of the service.');
  if (isFile && registering.has(part)) {
    refuse('every entity registers its routes by a function of its own, and one file has one function of a name.');
  }
  // The registry of routes is one module, whichever way it is written.
  if (part === 'urls') return { part, home: [...folder, ...(isFile ? [] : ['__init__'])].join('/'), isFile: false };
  return { part, home: folder.join('/'), isFile };
}

/** Two parts of an entity have modules of the same names. */
function assertApart(places: readonly Place[]): void {
  const seen = new Map<string, EntityPart>();
  for (const { part, home } of places) {
    const other = seen.get(home);
    if (other !== undefined) {
      throw refusal(part, `"${pathKeys[other]}" and "${pathKeys[part]}" are the same place.`, 'both have a module of the name of each entity.', 'name another folder');
    }
    seen.set(home, part);
  }
}

function refusal(part: EntityPart, what: string, why: string, fix: string): PathRefused {
  return new PathRefused({ what, where: `[tool.robyn-config.add] ${pathKeys[part]}`, why, fix: `${pathKeys[part]} = "${fix}"` });
}
