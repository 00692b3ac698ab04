import type { BreakingChange, Place } from './breaking-change';
import type { Verdict } from './declaration';
import { declarationFile } from './files';

/** What was compared with what. */
export interface Comparison {
  /** The service's contract, relative to the workspace. */
  readonly contract: string;
  /** The commit that it was compared with. */
  readonly base: string;
}

/** Operations that are named one by one; the rest is counted. */
const shown = 8;

/** What a person reads of a comparison. */
export function report(verdict: Verdict, comparison: Comparison): string {
  const { undeclared, declared, stale } = verdict;
  return [
    headline(verdict, comparison),
    ...undeclared.flatMap((change) => ['', ...described(change)]),
    ...declared.flatMap((change) => ['', ...described(change), `  declared: ${change.reason}`]),
    ...stale.flatMap(({ id, what }) => ['', `warning: ${declarationFile} declares ${id}${what === undefined ? '' : ` (${what})`}, which is no change against the base: take it out.`]),
  ].join('\n');
}

function headline({ undeclared, declared }: Verdict, { contract, base }: Comparison): string {
  const against = `${contract} against ${base.slice(0, 12)}`;
  if (undeclared.length === 0 && declared.length === 0) return `${against}: nothing that breaks clients.`;
  const counts = [count(undeclared.length, 'breaking change'), ...(declared.length > 0 ? [`${declared.length} declared`] : [])];
  return `${against}: ${counts.join(', ')}.`;
}

function described({ id, rule, what, places }: BreakingChange): readonly string[] {
  const rest = places.length - shown;
  return [`${what}`, `  ${id}  ${rule}`, ...places.slice(0, shown).map(place), ...(rest > 0 ? [`  and ${count(rest, 'more operation')}`] : [])];
}

function place({ operation, statuses }: Place): string {
  return `  ${[operation, ...(statuses.length > 1 ? [`(${statuses.join(' ')})`] : [])].join(' ')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Entries that would declare changes, but for their reasons. */
export function declarationsOf(changes: readonly BreakingChange[]): string {
  return changes.map(({ id, what }) => `[[accepted]]\nid = ${JSON.stringify(id)}\nwhat = ${JSON.stringify(what)}\nreason = ""\n`).join('\n');
}
