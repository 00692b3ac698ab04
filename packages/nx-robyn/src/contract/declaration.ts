import { parse, TomlError } from 'smol-toml';
import { ContractDeclarationInvalid } from '../service/errors';
import type { BreakingChange } from './breaking-change';
import { isJson, type Json } from './document';

/** A breaking change that somebody takes upon themselves. */
export interface DeclaredChange {
  /** {@link BreakingChange.id}. */
  readonly id: string;
  /** What it was, for readers. */
  readonly what?: string;
  /** Why clients can bear it. */
  readonly reason: string;
}

/** What changed, by whether somebody said that it may. */
export interface Verdict {
  readonly undeclared: readonly BreakingChange[];
  readonly declared: readonly (BreakingChange & { readonly reason: string })[];
  /** Declarations of what has not changed: most often it is merged, and part of the base. */
  readonly stale: readonly DeclaredChange[];
}

/**
 * Reads the declarations of a service: tables `[[accepted]]` with `id` and `reason`.
 *
 * @param path of the file, for the message
 * @throws ContractDeclarationInvalid
 */
export function readDeclarations(text: string, path: string): readonly DeclaredChange[] {
  const { accepted = [] } = parseToml(text, path);
  if (!Array.isArray(accepted)) throw invalid(path, '`accepted` is no array of tables.');
  return accepted.map((entry: unknown, index) => declaredChange(entry, `${path}, entry ${index + 1}`));
}

function parseToml(text: string, path: string): Json {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw invalid(`${path}:${error.line}:${error.column}`, 'it is not valid TOML.');
  }
}

function declaredChange(entry: unknown, where: string): DeclaredChange {
  if (!isJson(entry) || typeof entry['id'] !== 'string') throw invalid(where, 'it has no `id`.');
  const { id, reason, what } = entry;
  if (typeof reason !== 'string' || reason.trim() === '') throw invalid(where, `"${String(id)}" has no \`reason\`.`);
  return { id: String(id), reason: reason.trim(), ...(typeof what === 'string' && { what }) };
}

function invalid(where: string, why: string): ContractDeclarationInvalid {
  const fix = `an entry is: [[accepted]], id = "the change's", reason = "why clients can bear it"`;
  return new ContractDeclarationInvalid({ what: 'the accepted changes of the contract cannot be read.', where, why, fix });
}

export function judge(changes: readonly BreakingChange[], declarations: readonly DeclaredChange[]): Verdict {
  const reasons = new Map(declarations.map(({ id, reason }) => [id, reason]));
  const found = new Set(changes.map(({ id }) => id));
  return {
    undeclared: changes.filter(({ id }) => !reasons.has(id)),
    declared: changes.flatMap((change) => {
      const reason = reasons.get(change.id);
      return reason === undefined ? [] : [{ ...change, reason }];
    }),
    stale: declarations.filter(({ id }) => !found.has(id)),
  };
}
