// Writes schema.d.ts beside every schema.json of the plugin. With --check it only compares, and fails when one is stale.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(repository, 'packages/nx-robyn/src');
const check = process.argv.includes('--check');

const schemas = readdirSync(source, { recursive: true })
  .filter((path) => path.endsWith('schema.json'))
  .sort();

const stale = [];
for (const path of schemas) {
  const schema = JSON.parse(readFileSync(join(source, path), 'utf8'));
  const types = await compile({ ...schema, title: schema.$id }, schema.$id, {
    bannerComment: '// Made from schema.json by `npm run generate`.',
    style: { singleQuote: true, printWidth: 120 },
    unknownAny: true,
  });
  const target = join(source, path.replace(/\.json$/, '.d.ts'));
  if (existsSync(target) && readFileSync(target, 'utf8') === types) continue;
  if (check) stale.push(relative(repository, target));
  else writeFileSync(target, types);
}

if (stale.length > 0) {
  console.error(`These types are not what their schema.json says: ${stale.join(', ')}\n  fix: npm run generate`);
  process.exitCode = 1;
}
