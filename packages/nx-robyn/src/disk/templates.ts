import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { TemplateSource } from '../blueprint/template-source';

/** The templates that this package ships. */
export const shippedTemplates = (): TemplateSource => templateDirectory(join(__dirname, '..', 'blueprint', 'templates'));

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
