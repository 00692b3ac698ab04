import { normalizeName } from './distribution-name';
import { readAddress, type Source } from './source';

/** A requirement as PEP 508 writes it. */
export interface Requirement {
  /** Name of the distribution, normalized. */
  readonly name: string;
  /** Extras that are asked for with it, normalized. */
  readonly extras: readonly string[];
  /** What stands after the `@`, where there is one. */
  readonly source: Source | undefined;
  /** Which versions are accepted, as it is written; empty: any. */
  readonly specifier: string;
  /** When it applies, as it is written; empty: always. */
  readonly marker: string;
}

const shape = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?(.*)$/s;

/** Reads a requirement: `uvicorn[standard]>=0.30; python_version < "3.13"`. What is none, is undefined. */
export function parseRequirement(text: string): Requirement | undefined {
  const [, name, extras = '', rest = ''] = shape.exec(text) ?? [];
  if (name === undefined) return undefined;
  const address = /^\s*@\s*(\S+?);?(?:\s+;?(.*))?$/s.exec(rest);
  const [specifier = '', ...marker] = rest.split(';');
  return {
    name: normalizeName(name),
    extras: extras.split(',').map((extra) => normalizeName(extra.trim())).filter(Boolean),
    source: address ? readAddress(address[1] ?? '') : undefined,
    specifier: address ? '' : specifier.trim().replace(/^\((.*)\)$/s, '$1'),
    marker: (address ? (address[2] ?? '') : marker.join(';')).trim(),
  };
}
