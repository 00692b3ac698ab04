// Made from schema.json by `npm run generate`.

/**
 * Runs the tests of the service.
 */
export interface NxRobynTestExecutor {
  /**
   * More arguments for pytest.
   */
  args?: string[];
}
