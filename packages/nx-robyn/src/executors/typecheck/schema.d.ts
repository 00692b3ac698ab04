// Made from schema.json by `npm run generate`.

/**
 * Checks the types.
 */
export interface NxRobynTypecheckExecutor {
  /**
   * More arguments for mypy.
   */
  args?: string[];
}
