import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The packages that a uv.lock or a poetry.lock holds, the project itself left out.
 * @param {string} text of the lock
 * @returns {{ name: string, version: string, registry: string | undefined }[]} sorted by name; only uv names registries
 */
export function lockedPackages(text) {
  return require('smol-toml')
    .parse(text)
    .package.filter(({ source }) => !source?.editable && !source?.virtual)
    .map(({ name, version, source }) => ({ name, version, registry: source?.registry }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
