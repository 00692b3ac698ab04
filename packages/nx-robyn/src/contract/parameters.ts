import { type ContractDocument, type Json, resolved } from './document';
import type { Finding } from './finding';
import { type Operation, operations } from './operation';

/** Values of parameters that were taken and are no longer, where oasdiff does not look: inside of lists, alternatives, spelling. */
export function parameterFindings(base: ContractDocument, current: ContractDocument): readonly Finding[] {
  const after = operations(current);
  return [...operations(base)].flatMap(([key, before]) => {
    const operation = after.get(key);
    if (operation === undefined) return [];
    return pairs(before, operation).flatMap(([old, now]) =>
      [...items(old, base, now, current), ...alternatives(old, base, now, current), ...spelling(old, now)].map(([rule, what]) => ({ rule, operation: operation.name, what })),
    );
  });
}

type Said = readonly [rule: string, what: string];

/** Parameters that are there before and after. Those of the path are known by their place, and are no lists. */
function pairs(before: Operation, after: Operation): readonly (readonly [Json, Json])[] {
  return before.parameters.flatMap((old) => {
    const now = after.parameters.find((parameter) => parameter['name'] === old['name'] && parameter['in'] === old['in']);
    return now === undefined ? [] : [[old, now] as const];
  });
}

function items(old: Json, base: ContractDocument, now: Json, current: ContractDocument): readonly Said[] {
  const [before, after] = [values(old, base), values(now, current)];
  if (after === undefined) return [];
  if (before === undefined) return [['request-parameter-items-became-enum', `the items of ${name(now)} were free, and are one of ${list(after)}`]];
  const gone = before.filter((value) => !after.includes(value));
  return gone.length === 0 ? [] : [['request-parameter-items-enum-value-removed', `the items of ${name(now)} can no longer be ${list(gone)}`]];
}

/** What an item of a list can be, where that is said. */
function values(parameter: Json, document: ContractDocument): readonly unknown[] | undefined {
  const found = resolved(resolved(parameter['schema'], document)['items'], document)['enum'];
  return Array.isArray(found) ? found : undefined;
}

function alternatives(old: Json, base: ContractDocument, now: Json, current: ContractDocument): readonly Said[] {
  return ['anyOf', 'oneOf'].flatMap((keyword): readonly Said[] => {
    const [before, after] = [members(old, keyword, base), members(now, keyword, current)];
    if (before === undefined || after === undefined) return [];
    const gone = before.filter((member) => !after.includes(member));
    return gone.length === 0 ? [] : [['request-parameter-alternative-removed', `${name(now)} can no longer be ${list(gone.map((member) => JSON.parse(member)))}`]];
  });
}

/** Alternatives of a schema as texts, so that they can be compared. */
function members(parameter: Json, keyword: string, document: ContractDocument): readonly string[] | undefined {
  const found = resolved(parameter['schema'], document)[keyword];
  return Array.isArray(found) ? found.map((member) => JSON.stringify(resolved(member, document))) : undefined;
}

function spelling(old: Json, now: Json): readonly Said[] {
  const [before, after] = [spelled(old), spelled(now)];
  return before === after ? [] : [['request-parameter-style-changed', `${name(now)} was written in style ${before}, and is in ${after}`]];
}

/** Style and `explode`, with the defaults that OpenAPI gives them. */
function spelled(parameter: Json): string {
  const style = parameter['style'] ?? (parameter['in'] === 'query' || parameter['in'] === 'cookie' ? 'form' : 'simple');
  return `\`${String(style)}\`${(parameter['explode'] ?? style === 'form') ? ', exploded' : ''}`;
}

function name(parameter: Json): string {
  return `the \`${String(parameter['in'])}\` request parameter \`${String(parameter['name'])}\``;
}

function list(found: readonly unknown[]): string {
  return found.map((value) => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``).join(', ');
}
