import { type ContractDocument, isJson, type Json, objects, resolved } from './document';

/** One method of one path. */
export interface Operation {
  /** `GET /order-items/{id}`. */
  readonly name: string;
  readonly parameters: readonly Json[];
  /** Alternatives of which a request has to meet one: the scopes that it needs, by scheme. */
  readonly security: readonly SecurityRequirement[];
}

export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * The operations of a document by what a request is recognized by: method and path. What a variable of the path is called is no
 * part of that.
 */
export function operations(document: ContractDocument): ReadonlyMap<string, Operation> {
  const found = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method): [string, Operation][] => {
      const operation = item[method];
      if (!isJson(operation)) return [];
      const name = `${method.toUpperCase()} ${path}`;
      return [[name.replaceAll(/\{[^}]*\}/g, '{}'), { name, parameters: parameters(item, operation, document), security: security(operation, document) }]];
    }),
  );
  return new Map(found);
}

/** Those of the operation, and those of its path that it does not override. */
function parameters(item: Json, operation: Json, document: ContractDocument): readonly Json[] {
  const all = [...objects(item['parameters']), ...objects(operation['parameters'])].map((parameter) => resolved(parameter, document));
  return [...new Map(all.map((parameter) => [`${String(parameter['in'])} ${String(parameter['name'])}`, parameter])).values()];
}

/** No requirement at all is one that every request meets. */
function security(operation: Json, document: ContractDocument): readonly SecurityRequirement[] {
  const required = objects(operation['security'] ?? document['security']) as readonly SecurityRequirement[];
  return required.length > 0 ? required : [{}];
}
