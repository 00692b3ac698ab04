// Made from schema.json by `npm run generate`.

/**
 * Makes the generated files of a client library from the committed contract.
 */
export interface NxRobynGenerateExecutor {
  /**
   * Write nothing, and fail where they are not what the contract gives.
   */
  check?: boolean;
  /**
   * What makes them, for the cache. The inferred target says the installed version.
   */
  generator?: string;
}
