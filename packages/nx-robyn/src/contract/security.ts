import type { ContractDocument } from './document';
import type { Finding } from './finding';
import { operations, type SecurityRequirement } from './operation';

/** Requests that were let in and are no longer: every way in that there was has to be one still. */
export function securityFindings(base: ContractDocument, current: ContractDocument): readonly Finding[] {
  const after = operations(current);
  return [...operations(base)].flatMap(([key, { security: before }]) => {
    const operation = after.get(key);
    if (operation === undefined || before.every((way) => operation.security.some((other) => isMet(other, way)))) return [];
    return [{ rule: 'security-narrowed', operation: operation.name, what: `asked for ${ways(before)}, asks for ${ways(operation.security)}` }];
  });
}

/** Whether whoever meets one requirement meets the other. */
function isMet(requirement: SecurityRequirement, by: SecurityRequirement): boolean {
  return Object.entries(requirement).every(([scheme, scopes]) => {
    const given = by[scheme];
    return given !== undefined && scopes.every((scope) => given.includes(scope));
  });
}

function ways(requirements: readonly SecurityRequirement[]): string {
  return requirements.map(way).join(' or ');
}

function way(requirement: SecurityRequirement): string {
  const schemes = Object.entries(requirement).map(([scheme, scopes]) => `\`${[scheme, ...scopes].join(' ')}\``);
  return schemes.length > 0 ? schemes.join(' and ') : 'nothing';
}
