// Made from schema.json by `npm run generate`.

/**
 * Mends what can be mended and formats.
 */
export interface NxRobynFormatExecutor {}
