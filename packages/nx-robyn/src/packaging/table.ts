/** A table of a parsed pyproject.toml. */
export type Table = Readonly<Record<string, unknown>>;

/** The table at a path of keys, or an empty one. */
export function table(parent: unknown, ...keys: readonly string[]): Table {
  let current = parent;
  for (const key of keys) current = value(current, key);
  return isTable(current) ? current : {};
}

/** What a table itself has under a key: never what every object inherits. */
export function value(parent: unknown, key: string): unknown {
  return isTable(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
}

/** The elements of an array; none where the value is something else. */
export function list(found: unknown): readonly unknown[] {
  return Array.isArray(found) ? found : [];
}

export function isTable(found: unknown): found is Table {
  return typeof found === 'object' && found !== null && !Array.isArray(found) && !(found instanceof Date);
}
