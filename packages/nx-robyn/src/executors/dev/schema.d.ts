// Made from schema.json by `npm run generate`.

/**
 * Migrates, seeds and serves with reload.
 */
export interface NxRobynDevExecutor {}
