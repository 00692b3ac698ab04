import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';

/** As `blueprint/renderer.ts` compiles what is not compiled before. */
const OPTIONS = { strict: true, noEscape: true };

/**
 * Writes the paths of all templates, and the JavaScript that Handlebars makes of them, beside them, so that a generator need not have it made:
 * that takes longer than all else that it does.
 * @param {string} blueprint the folder that holds `templates`
 * @returns {Promise<number>} how many there are
 */
export async function precompile(blueprint) {
  const { precompile: compiled } = createRequire(import.meta.url)('handlebars');
  const root = join(blueprint, 'templates');
  const paths = [];
  const entries = [];
  for (const entry of (await readdir(root, { recursive: true, withFileTypes: true })).filter((found) => found.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    const path = relative(root, file).split(sep).join('/');
    paths.push(path);
    // Where there are names of values alone, those are filled in without Handlebars.
    if (!path.startsWith('_partials/') && !/\{\{[^}]*[^\w}]/.test(text)) continue;
    entries.push(`${JSON.stringify(path)}: () => (${compiled(text, OPTIONS)})`);
  }
  const exported = `exports.paths = ${JSON.stringify(paths.sort())};\nexports.compiled = {\n${entries.sort().join(',\n')}\n};\n`;
  await writeFile(join(blueprint, 'compiled-templates.js'), `"use strict";\n${exported}`);
  return entries.length;
}
