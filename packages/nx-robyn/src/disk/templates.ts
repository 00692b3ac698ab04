import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { TemplateSource } from '../blueprint/template-source';

/** The templates that this package ships. */
export const shippedTemplates = (): TemplateSource => templateDirectory(join(__dirname, '..', 'blueprint', 'templates'));

/** The templates in a directory. */
export function templateDirectory(root: string): TemplateSource {
  return {
    list: () =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort(),
    read: (path) => readFileSync(join(root, path), 'utf8'),
  };
}
