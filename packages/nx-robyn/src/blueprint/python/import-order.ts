import type { ImportedName, ImportStatement } from './import-statement';

/**
 * The statements of one section as ruff's isort rules have them: one statement for each source, a statement of its own for each name
 * with an alias, furthest packages first, names by constants, classes and others. Statements with a comment are kept whole.
 */
export function orderImports(statements: readonly ImportStatement[]): readonly ImportStatement[] {
  const bySource = new Map<string, Map<string, ImportedName>>();
  const others: ImportStatement[] = [];
  for (const statement of statements) {
    if (statement.comment !== '') {
      others.push({ ...statement, names: orderNames(statement.names) });
      continue;
    }
    for (const name of statement.names) {
      if (name.alias !== undefined) {
        others.push({ ...statement, names: [name] });
        continue;
      }
      const names = bySource.get(statement.source) ?? new Map<string, ImportedName>();
      bySource.set(statement.source, names.set(name.name, name));
    }
  }
  const indent = statements[0]?.indent ?? '';
  const joined = [...bySource].map(([source, names]): ImportStatement => ({ indent, source, names: orderNames([...names.values()]), comment: '' }));
  return [...joined, ...others].sort(compareStatements);
}

function orderNames(names: readonly ImportedName[]): readonly ImportedName[] {
  return [...names].sort(compareNames);
}

function compareStatements(a: ImportStatement, b: ImportStatement): number {
  const [levelA, moduleA] = parts(a.source);
  const [levelB, moduleB] = parts(b.source);
  if (levelA !== levelB) return levelB - levelA;
  const [firstA, firstB] = [a.names[0], b.names[0]];
  return compareIgnoringCase(moduleA, moduleB) || (firstA && firstB ? compareNames(firstA, firstB) : 0);
}

function parts(source: string): readonly [level: number, module: string] {
  const module = source.replace(/^\.+/, '');
  return [source.length - module.length, module];
}

/** Constants, classes and others, each in natural order whatever the case. */
function compareNames(a: ImportedName, b: ImportedName): number {
  return (
    kind(a.name) - kind(b.name) || compareIgnoringCase(a.name, b.name) || compareNaturally(a.alias ?? '', b.alias ?? '')
  );
}

/** Names of an `__all__`: constants, classes and others, each in natural order, capitals first. */
export function compareExports(a: string, b: string): number {
  return kind(a) - kind(b) || compareNaturally(a, b);
}

/** Constants, classes, others. */
function kind(name: string): number {
  if (name.length > 1 && name === name.toUpperCase() && name !== name.toLowerCase()) return 0;
  return /^[A-Z]/.test(name) ? 1 : 2;
}

function compareIgnoringCase(a: string, b: string): number {
  return compareNaturally(a.toLowerCase(), b.toLowerCase()) || compareNaturally(a, b);
}

/** Runs of digits count as numbers: `item2` before `item10`. */
function compareNaturally(a: string, b: string): number {
  if (!/\d/.test(a) || !/\d/.test(b)) return a === b ? 0 : a < b ? -1 : 1;
  const [piecesA, piecesB] = [a.match(/\d+|\D/g) ?? [], b.match(/\d+|\D/g) ?? []];
  for (let index = 0; index < Math.min(piecesA.length, piecesB.length); index += 1) {
    const [pieceA = '', pieceB = ''] = [piecesA[index], piecesB[index]];
    if (pieceA === pieceB) continue;
    const numbers = /\d/.test(pieceA) && /\d/.test(pieceB);
    return numbers ? Number(pieceA) - Number(pieceB) : pieceA < pieceB ? -1 : 1;
  }
  return piecesA.length - piecesB.length;
}
