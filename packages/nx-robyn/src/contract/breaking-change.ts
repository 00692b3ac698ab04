import { createHash } from 'node:crypto';
import type { Finding } from './finding';

/** A change that breaks clients, with every operation that it breaks. */
export interface BreakingChange {
  /** What a declaration names it by: other operations, another id. */
  readonly id: string;
  readonly rule: string;
  readonly what: string;
  readonly places: readonly Place[];
}

export interface Place {
  readonly operation: string;
  /** Statuses of the answers that are broken; none where it is the request. */
  readonly statuses: readonly string[];
}

/** A status, as oasdiff says it. */
const status = /(?<=\bresponse (?:status )?|\bwith the )`(\d{3}|default)`(?: status)?/;

/**
 * What many operations share becomes one change: a field of every error is one, not two hundred.
 *
 * @returns in the order in which they were found
 */
export function breakingChanges(findings: readonly Finding[]): readonly BreakingChange[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.what.replace(status, '')}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups].map(([key, group]) => change(key, group));
}

function change(key: string, group: readonly Finding[]): BreakingChange {
  const places = placesOf(group);
  const statuses = new Set(places.flatMap((place) => place.statuses));
  const [first] = group as [Finding];
  const what = statuses.size > 1 ? first.what.replace(status, [...statuses].sort().map((text) => `\`${text}\``).join(', ')) : first.what;
  const id = createHash('sha256').update(JSON.stringify([key, places])).digest('hex').slice(0, 10);
  return { id, rule: first.rule, what, places };
}

function placesOf(group: readonly Finding[]): readonly Place[] {
  const statuses = new Map<string, Set<string>>();
  for (const { operation, what } of group) {
    const found = statuses.get(operation) ?? new Set();
    const [, text] = status.exec(what) ?? [];
    statuses.set(operation, text === undefined ? found : found.add(text));
  }
  return [...statuses].map(([operation, texts]) => ({ operation, statuses: [...texts].sort() })).sort((a, b) => (a.operation < b.operation ? -1 : 1));
}
