import { ContractInvalid } from '../service/errors';

/** An object of JSON of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

/** An OpenAPI document, as far as this package reads it itself. */
export interface ContractDocument extends Json {
  readonly paths: Readonly<Record<string, Json>>;
}

/**
 * Reads the text of an OpenAPI document.
 *
 * @param where what a person finds it by, for the message
 * @throws ContractInvalid
 */
export function parseDocument(text: string, where: string, fix: string): ContractDocument {
  const document = parse(text, where, fix);
  if (isJson(document) && typeof document['openapi'] === 'string' && isJson(document['paths'])) return document as ContractDocument;
  throw new ContractInvalid({ what: 'the contract is no OpenAPI document.', where, why: 'it lacks `openapi` or `paths`.', fix });
}

function parse(text: string, where: string, fix: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ContractInvalid({ what: 'the contract is not valid JSON.', where, why: (error as Error).message, fix });
  }
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; what is none is left out. */
export function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** What a `$ref` into the same document stands for; anything else is itself. */
export function resolved(value: unknown, document: ContractDocument): Json {
  let found: unknown = value;
  for (let depth = 0; depth < 32 && isJson(found) && typeof found['$ref'] === 'string'; depth += 1) found = lookUp(found['$ref'], document);
  return isJson(found) ? found : {};
}

function lookUp(reference: string, document: ContractDocument): unknown {
  if (!reference.startsWith('#/')) return undefined;
  const names = reference.slice(2).split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce<unknown>((at, name) => (isJson(at) ? at[name] : undefined), document);
}
