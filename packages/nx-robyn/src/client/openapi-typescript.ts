import type { ContractDocument } from '../contract/document';

/** What is used of openapi-typescript. */
interface OpenapiTypescript {
  default(document: object, options: { readonly defaultNonNullable: boolean; readonly silent: boolean }): Promise<readonly object[]>;
  astToString(nodes: readonly object[]): string;
}

/**
 * Makes TypeScript of an OpenAPI document. The library and the compiler that it prints with are loaded here, when they are
 * needed: by Node itself, because part of the library is an ES module.
 */
export async function openapiTypescript(document: ContractDocument): Promise<string> {
  const { createRequire } = process.getBuiltinModule('module');
  const library = createRequire(__filename)('openapi-typescript') as OpenapiTypescript;
  // A value with a default may be left out of a request.
  return library.astToString(await library.default(document, { defaultNonNullable: false, silent: true }));
}
