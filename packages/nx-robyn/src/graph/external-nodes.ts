import type { ProjectGraphExternalNode } from '@nx/devkit';
import type { Pin } from '../packaging/lock/shares';

/** The packages of all locks as nodes of the graph. */
export class ExternalNodes {
  private readonly names: ReadonlyMap<Pin, string>;
  readonly nodes: Readonly<Record<string, ProjectGraphExternalNode>>;

  /** @param pins of all locks that a project uses, as often as they are used */
  constructor(pins: Iterable<Pin>) {
    // Most are not only equal but the same: what is kept of locks holds each once.
    const all = new Set(pins);
    const distinct = new Map<string, Pin>();
    for (const pin of all) distinct.set(keyOf(pin), pin);
    const names = nodeNames([...distinct.values()]);
    this.names = new Map([...all].map((pin) => [pin, names.get(keyOf(pin)) as string]));
    this.nodes = Object.fromEntries([...distinct].map(([key, pin]) => node(names.get(key) as string, pin)));
  }

  /** Names of the nodes that packages have, sorted; the packages are some of those that it was made with. */
  namesOf(pins: readonly Pin[]): string[] {
    return [...new Set(pins.map((pin) => this.names.get(pin) as string))].sort();
  }
}

/**
 * A package is `pypi:NAME`. Where locks differ, that is the version which comes first as text, and the others are
 * `pypi:NAME#VERSION`. So another project's lock may change the name that a project's package has, and must not change the hashes
 * of the project's tasks: Nx puts the nodes' hashes into them in the order of the names. That order is always the one of names
 * and versions as texts, because no character of a package's name comes before `#`.
 */
function nodeNames(distinct: readonly Pin[]): Map<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const pin of [...distinct].sort(inOrder)) {
    const [plain, versioned] = [`pypi:${pin.name}`, `pypi:${pin.name}#${pin.version}`];
    const name = [plain, versioned].find((candidate) => !taken.has(candidate)) ?? `${versioned}#${pin.digest}`;
    taken.add(name);
    names.set(keyOf(pin), name);
  }
  return names;
}

function node(name: string, { name: packageName, version, digest }: Pin): [string, ProjectGraphExternalNode] {
  return [name, { type: 'pypi', name, data: { version, packageName, hash: digest } }];
}

function inOrder(one: Pin, other: Pin): number {
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

function keyOf({ name, version, digest }: Pin): string {
  return [name, version, digest].join('\0');
}
