// Made from schema.json by `npm run generate`.

/**
 * Fails where openapi.json is not what the code gives, and on changes since the base commit that break clients.
 */
export interface NxRobynContractCheckExecutor {
  /**
   * Commit, branch or tag to compare with, from where this branch left it. Default: NX_BASE, else defaultBase of nx.json.
   */
  base?: string;
  /**
   * How the changes are printed.
   */
  format?: 'text' | 'json';
  /**
   * Compare openapi.json with what the code gives. The inferred target leaves that to a cached one.
   */
  drift?: boolean;
  /**
   * Compare openapi.json with the base commit's.
   */
  breaking?: boolean;
}
