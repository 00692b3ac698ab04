/** File of a service that is its contract: the OpenAPI document of its routes, committed. */
export const contractFile = 'openapi.json';

/** File of a service in which breaking changes are declared that are meant to be. */
export const declarationFile = 'openapi.breaking.toml';
