// Made from schema.json by `npm run generate`.

/**
 * Runs as part of `nx sync` and `nx sync:check`, where `sync.globalGenerators` of nx.json names it. Writes for every project of a uv workspace the packages that it uses of the shared lock, to packages.lock.
 */
export interface NxRobynSync {}
