// Made from schema.json by `npm run generate`.

/**
 * Checks style, format and the arrow between the layers.
 */
export interface NxRobynLintExecutor {}
