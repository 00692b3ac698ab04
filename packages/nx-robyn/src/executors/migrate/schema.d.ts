// Made from schema.json by `npm run generate`.

/**
 * Brings the configured database to the newest revision.
 */
export interface NxRobynMigrateExecutor {}
