// Made from schema.json by `npm run generate`.

/**
 * Runs the tests and reports how much of the service they cover.
 */
export interface NxRobynCoverageExecutor {}
