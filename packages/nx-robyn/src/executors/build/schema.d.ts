// Made from schema.json by `npm run generate`.

/**
 * Builds wheel and sdist into dist.
 */
export interface NxRobynBuildExecutor {
  /**
   * More arguments for the build.
   */
  args?: string[];
}
