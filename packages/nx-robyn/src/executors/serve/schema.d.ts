// Made from schema.json by `npm run generate`.

/**
 * Migrates the configured database, then serves until it is stopped.
 */
export interface NxRobynServeExecutor {}
