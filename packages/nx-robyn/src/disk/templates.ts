import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { TemplateSource } from '../blueprint/template-source';

/** What a build leaves of the templates: `tools/precompile.mjs` writes it. */
interface Built {
  readonly paths: readonly string[];
  readonly compiled: Readonly<Record<string, () => object>>;
}

/** The templates that this package ships, with what was made of them when it was built. */
export function shippedTemplates(): TemplateSource {
  const blueprint = join(__dirname, '..', 'blueprint');
  const templates = templateDirectory(join(blueprint, 'templates'));
  const built = builtTemplates(join(blueprint, 'compiled-templates.js'));
  return built === undefined ? templates : { ...templates, list: () => built.paths, compiled: (path) => built.compiled[path]?.() };
}

/** Nothing where the package was not built: its templates are found and compiled when they are needed. */
function builtTemplates(file: string): Built | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return existsSync(file) ? (require(file) as Built) : undefined;
}

/** The templates in a directory, each read once. */
export function templateDirectory(root: string): TemplateSource {
  let paths: readonly string[] | undefined;
  const texts = new Map<string, string>();
  return {
    list: () => (paths ??= filesIn(root)),
    read: (path) => {
      const text = texts.get(path) ?? readFileSync(join(root, path), 'utf8');
      texts.set(path, text);
      return text;
    },
  };
}

function filesIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
