// Made from schema.json by `npm run generate`.

/**
 * Writes the OpenAPI document of every route to openapi.json.
 */
export interface NxRobynOpenapiExecutor {}
