// Made from schema.json by `npm run generate`.

/**
 * Writes the migration from the newest revision to the models.
 */
export interface NxRobynMakemigrationExecutor {
  /**
   * What the migration does: it becomes the revision's name.
   */
  message: string | number;
  /**
   * Leave what it does to be written by hand.
   */
  empty?: boolean;
}
