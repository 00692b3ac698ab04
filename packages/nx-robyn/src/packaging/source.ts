import { isTable, list, value } from './table';

/** Where a distribution comes from, when it is not an index that a package manager asks by itself. */
export type Source =
  /** A file or a folder. Relative to the folder of the pyproject.toml that says so, or absolute; with `/`, `..` not resolved. */
  | { readonly kind: 'path'; readonly path: string }
  /** The member of the uv workspace that has the name. */
  | { readonly kind: 'workspace' }
  /** Git, an address, an index that is named: nothing of this repository. */
  | { readonly kind: 'remote' };

const remote: Source = { kind: 'remote' };

/** Sources as uv and Poetry write them: one table, or several of which markers choose one. */
export function readSources(found: unknown): readonly Source[] {
  return (isTable(found) ? [found] : list(found)).flatMap(readSource);
}

function readSource(found: unknown): readonly Source[] {
  const path = value(found, 'path');
  if (typeof path === 'string') return [{ kind: 'path', path: slashes(path) }];
  if (value(found, 'workspace') === true) return [{ kind: 'workspace' }];
  return ['git', 'url', 'index', 'file', 'source'].some((key) => typeof value(found, key) === 'string') ? [remote] : [];
}

/**
 * The source that stands after the `@` of a requirement: a `file:` address, a path, or something remote. A relative `file:`
 * address is Poetry's, `{root:uri}` is Hatch's, `${PROJECT_ROOT}` is PDM's.
 */
export function readAddress(address: string): Source {
  const [plain = ''] = address.split('#');
  const local = plain
    .replace(/^(file:\/*)?\{root((?::parent)*):(?:uri|real)\}/, (_all, _scheme, parents: string) => `./${'../'.repeat(parents.split(':').length - 1)}`)
    .replace(/^(file:\/*)?\$\{PROJECT_ROOT\}\/?/, './');
  if (local !== plain || /^\.{0,2}\//.test(local)) return { kind: 'path', path: decoded(local) };
  const file = /^file:(?:\/\/(?:localhost)?(?=\/))?(.*)$/is.exec(plain);
  return file ? { kind: 'path', path: decoded(file[1] ?? '') } : remote;
}

function decoded(address: string): string {
  try {
    return slashes(decodeURIComponent(address));
  } catch {
    return slashes(address);
  }
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
