// Made from schema.json by `npm run generate`.

/**
 * Fails on several heads, and on models that differ from the migrations.
 */
export interface NxRobynMigrationCheckExecutor {
  /**
   * Also fail when the configured database is behind.
   */
  pending?: boolean;
  /**
   * Compare models and migrations on a scratch database. The inferred target leaves that to a cached one.
   */
  drift?: boolean;
}
