import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { TemplateSource } from '../blueprint/template-source';

/** The templates that this package ships, with what was made of them when it was built. */
export function shippedTemplates(): TemplateSource {
  const blueprint = join(__dirname, '..', 'blueprint');
  return { ...templateDirectory(join(blueprint, 'templates')), compiled: compiledIn(join(blueprint, 'compiled-templates.js')) };
}

/** Nothing where the package was not built: its templates are compiled when they are needed. */
function compiledIn(file: string): (path: string) => object | undefined {
  let made: Readonly<Record<string, () => object>> | undefined;
  return (path) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    made ??= existsSync(file) ? (require(file) as Readonly<Record<string, () => object>>) : {};
    return made[path]?.();
  };
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
