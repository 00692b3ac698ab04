import { snakeCase } from '../service/entity/names';
import type { Design, EntityPart, ServiceModel } from '../service/model';
import { type Place, placesOf } from './places';

/**
 * A path as the templates have it, without `.py`, and its home in another layout. A `*` is one segment, the same in both. Of a rule for one
 * file, the home is that of everything below the path.
 */
type Rule = readonly [canonical: string, home: string, oneFile?: 'one file'];

/** Relative to the import package. */
const packageRules: Readonly<Record<Design, readonly Rule[]>> = {
  ddd: [],
  mvc: [
    ['bootstrap/command_line', 'cli'],
    ['domain', 'models'],
    ['infrastructure/database', 'models/database'],
    ['infrastructure/database/repository', 'models/repository'],
    ['infrastructure/database/tables', 'models/tables'],
    ['operational', 'services'],
    ['presentation', 'views'],
    ['presentation/__init__', 'urls'],
    ['presentation/*/contracts', 'schemas/*'],
    ['presentation/*/rest', 'views/*'],
    ['presentation/delivery', 'delivery'],
    ['presentation/http', 'http'],
    ['presentation/http/client_address', 'middlewares/client_address'],
    ['presentation/http/contract', 'schemas/contract'],
    ['presentation/http/cors', 'middlewares/cors'],
    ['presentation/http/decode', 'middlewares/decode'],
    ['presentation/http/endpoint', 'middlewares/endpoint'],
    ['presentation/http/envelope', 'schemas/envelope'],
    ['presentation/http/fields', 'schemas/fields'],
    ['presentation/http/headers', 'utils'],
    ['presentation/http/identity', 'schemas/identity'],
    ['presentation/http/json_value', 'schemas/json_value'],
    ['presentation/http/logged_path', 'middlewares/logged_path'],
    ['presentation/http/pace', 'middlewares/pace'],
    ['presentation/http/page_query', 'schemas/page_query'],
    ['presentation/http/partial', 'schemas/partial'],
    ['presentation/http/protection', 'middlewares/protection'],
    ['presentation/http/query', 'middlewares/query'],
    ['presentation/http/rate_limit', 'middlewares/rate_limit'],
    ['presentation/http/request_id', 'middlewares/request_id'],
    ['presentation/http/security_headers', 'middlewares/security_headers'],
    ['presentation/http/session_cookie', 'middlewares/session_cookie'],
    ['presentation/http/spelling', 'schemas/spelling'],
    ['presentation/http/values', 'schemas/values'],
    ['presentation/http/watch', 'middlewares/watch'],
    ['presentation/http/watchers', 'middlewares/watchers'],
    ['presentation/server', 'server'],
  ],
};

/** Relative to the project. */
const testRules: Readonly<Record<Design, readonly Rule[]>> = {
  ddd: [],
  mvc: [
    ['tests/unit/domain', 'tests/unit/models'],
    ['tests/unit/infrastructure/test_database_url', 'tests/unit/models/test_database_url'],
    ['tests/unit/infrastructure/test_exact_decimal', 'tests/unit/models/test_exact_decimal'],
    ['tests/unit/infrastructure/test_identity', 'tests/unit/models/test_database_identity'],
    ['tests/unit/infrastructure/test_outcomes', 'tests/unit/models/test_outcomes'],
    ['tests/unit/operational', 'tests/unit/services'],
    ['tests/unit/presentation', 'tests/unit/http'],
    ['tests/unit/presentation/test_cli', 'tests/unit/views/test_cli'],
    ['tests/unit/presentation/test_client_address', 'tests/unit/middlewares/test_client_address'],
    ['tests/unit/presentation/test_cors', 'tests/unit/middlewares/test_cors'],
    ['tests/unit/presentation/test_decode', 'tests/unit/middlewares/test_decode'],
    ['tests/unit/presentation/test_endpoint', 'tests/unit/middlewares/test_endpoint'],
    ['tests/unit/presentation/test_identity', 'tests/unit/schemas/test_identity'],
    ['tests/unit/presentation/test_json_value', 'tests/unit/schemas/test_json_value'],
    ['tests/unit/presentation/test_logged_path', 'tests/unit/middlewares/test_logged_path'],
    ['tests/unit/presentation/test_pace', 'tests/unit/middlewares/test_pace'],
    ['tests/unit/presentation/test_page_query', 'tests/unit/schemas/test_page_query'],
    ['tests/unit/presentation/test_partial', 'tests/unit/schemas/test_partial'],
    ['tests/unit/presentation/test_query', 'tests/unit/middlewares/test_query'],
    ['tests/unit/presentation/test_rate_limit', 'tests/unit/middlewares/test_rate_limit'],
    ['tests/unit/presentation/test_security_headers', 'tests/unit/middlewares/test_security_headers'],
    ['tests/unit/presentation/test_session_cookie', 'tests/unit/middlewares/test_session_cookie'],
    ['tests/unit/presentation/test_values', 'tests/unit/schemas/test_values'],
    ['tests/unit/presentation/test_watch', 'tests/unit/middlewares/test_watch'],
  ],
};

/** The modules and packages of an entity that go where a part of it goes, relative to the import package. */
const partRules: Readonly<Record<EntityPart, readonly string[]>> = {
  domain: ['domain/*'],
  operational: ['operational/*'],
  presentation: ['presentation/*'],
  views: ['presentation/*', 'presentation/*/rest'],
  databaseRepository: ['infrastructure/database/repository/*'],
  databaseTable: ['infrastructure/database/tables/*'],
  urls: [],
};

/**
 * Where a design has the modules that templates are written for. Templates are written once, at the paths of the `ddd` design,
 * which are the canonical ones; another design is another layout of the same modules.
 */
export class Layout {
  /** Homes of patterns without wildcards. */
  private readonly exact = new Map<string, string>();
  /** Patterns whose home is one file. */
  private readonly oneFiles = new Set<string>();
  private readonly wild: readonly { readonly pattern: readonly string[]; readonly home: readonly string[] }[];

  constructor(rules: readonly Rule[]) {
    for (const [canonical, home, oneFile] of rules) {
      this.exact.set(canonical, home);
      if (oneFile !== undefined) this.oneFiles.add(canonical);
    }
    this.wild = rules
      .filter(([canonical]) => canonical.includes('*'))
      .map(([canonical, home]) => ({ pattern: canonical.split('/'), home: home.split('/') }))
      .sort((a, b) => wildcards(a.pattern) - wildcards(b.pattern));
  }

  /** Whether every path is its own home. */
  get isCanonical(): boolean {
    return this.exact.size === 0;
  }

  /**
   * The home of a canonical path; the longest rule that matches its beginning decides, of two that are as long the one with fewer
   * wildcards.
   *
   * @param path relative to the project, with forward slashes
   */
  home(path: string): string {
    const extension = path.endsWith('.py') ? '.py' : '';
    const segments = path.slice(0, path.length - extension.length).split('/');
    for (let length = segments.length; length > 0; length -= 1) {
      const beginning = segments.slice(0, length);
      const home = this.homeOf(beginning);
      const rest = this.oneFiles.has(beginning.join('/')) ? [] : segments.slice(length);
      if (home !== undefined) return [...home, ...rest].join('/') + extension;
    }
    return path;
  }

  /** Whether a canonical path is one of many that have their home in one file. */
  isShared(path: string): boolean {
    const segments = path.replace(/\.py$/, '').split('/');
    return segments.some((_, index) => this.oneFiles.has(segments.slice(0, index + 1).join('/')));
  }

  /** The home that a rule of just this length says. */
  private homeOf(segments: readonly string[]): readonly string[] | undefined {
    const exact = this.exact.get(segments.join('/'));
    if (exact !== undefined) return [exact];
    const rule = this.wild.find(({ pattern }) => pattern.length === segments.length && matches(segments, pattern));
    if (rule === undefined) return undefined;
    const free = segments.filter((_, index) => rule.pattern[index] === '*');
    return rule.home.map((segment) => (segment === '*' ? (free.shift() ?? segment) : segment));
  }
}

/**
 * The layout of a service: that of its design, and the places that its manifest says for entities.
 *
 * @throws PathRefused when one of them is no place that the service can import from
 */
export function layoutOf(model: Pick<ServiceModel, 'design' | 'module' | 'paths' | 'entities'>): Layout {
  const { design, module } = model;
  const inPackage = packageRules[design].map(([canonical, home]): Rule => [`src/${module}/${canonical}`, `src/${module}/${home}`]);
  const places = placesOf(model).flatMap((place) => placeRules(place, model));
  return new Layout([...inPackage, ...testRules[design], ...places]);
}

/** Entities are named one by one: what a service has beside them stays where it is. */
function placeRules({ part, home, isFile }: Place, { module, entities }: Pick<ServiceModel, 'module' | 'entities'>): readonly Rule[] {
  if (part === 'urls') return [[`src/${module}/presentation/__init__`, home]];
  return entities.flatMap(({ plural }) => {
    const name = snakeCase(plural);
    return partRules[part].map((pattern): Rule => {
      const canonical = `src/${module}/${pattern.replace('*', name)}`;
      return isFile ? [canonical, home, 'one file'] : [canonical, `${home}/${name}`];
    });
  });
}

function wildcards(pattern: readonly string[]): number {
  return pattern.filter((segment) => segment === '*').length;
}

function matches(segments: readonly string[], pattern: readonly string[]): boolean {
  return pattern.every((segment, index) => segment === '*' || segment === segments[index]);
}
