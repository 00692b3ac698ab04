import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The packages that a uv.lock holds, the project itself left out.
 * @param {string} text of a uv.lock
 * @returns {{ name: string, version: string, registry: string | undefined }[]} sorted by name
 */
export function lockedPackages(text) {
  return require('smol-toml')
    .parse(text)
    .package.filter(({ source }) => !source.editable && !source.virtual)
    .map(({ name, version, source }) => ({ name, version, registry: source.registry }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
