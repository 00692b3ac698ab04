// Made from schema.json by `npm run generate`.

/**
 * Takes the newest revision of the configured database back.
 */
export interface NxRobynRollbackExecutor {}
