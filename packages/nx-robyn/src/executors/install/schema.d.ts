// Made from schema.json by `npm run generate`.

/**
 * Makes the service's environment what its lock says.
 */
export interface NxRobynInstallExecutor {}
