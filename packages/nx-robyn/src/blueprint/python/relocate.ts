import { formatImport, importBlocks, type ImportedName, type ImportStatement } from './import-statement';
import { orderImports } from './import-order';
import { absoluteName, type PythonFile, relativeName } from './module-name';
import type { Homes } from './homes';

/**
 * The text of a Python file as it has to be at another place, among modules that have moved, too: its imports name the new places and
 * are in order again, and so do the references in its strings and comments. What names no module of the project stays as it is.
 *
 * @param file the file where its text was written for
 * @param home the file where it goes
 */
export function relocatePython(text: string, file: PythonFile, home: PythonFile, homes: Homes): string {
  let relocated = '';
  let end = 0;
  for (const block of importBlocks(text)) {
    const statements = block.statements.map((statement) => relocateStatement(statement, file, home, homes));
    const moved = statements.flat().map(formatImport).join('') !== block.statements.map(formatImport).join('');
    relocated += homes.inText(text.slice(end, block.start));
    relocated += moved ? orderImports(statements.flat()).map(formatImport).join('') : text.slice(block.start, block.end);
    end = block.end;
  }
  return relocated + homes.inText(text.slice(end));
}

/** The statements that a statement becomes: its names may have come to lie in different packages. */
function relocateStatement(statement: ImportStatement, file: PythonFile, home: PythonFile, homes: Homes): readonly ImportStatement[] {
  const module = absoluteName(statement.source, file.package);
  if (module === undefined || !homes.has(module)) return [statement];
  const write = (name: string) => (statement.source.startsWith('.') ? relativeName(name, home.package) : name);
  const bySource = new Map<string, ImportedName[]>();
  for (const imported of statement.names) {
    const [source, name] = relocateName(module, imported, homes);
    bySource.set(write(source), [...(bySource.get(write(source)) ?? []), name]);
  }
  return [...bySource].map(([source, names]) => ({ ...statement, source, names }));
}

/** Where an imported name is found: a submodule goes its own way, everything else goes with the module that defines it. */
function relocateName(module: string, imported: ImportedName, homes: Homes): readonly [source: string, name: ImportedName] {
  const submodule = homes.of(`${module}.${imported.name}`);
  if (submodule === undefined) {
    const renamed = homes.nameOf(module, imported.name);
    return [homes.of(module) ?? module, renamed === imported.name ? imported : { name: renamed, alias: imported.alias ?? imported.name }];
  }
  const dot = submodule.lastIndexOf('.');
  const name = submodule.slice(dot + 1);
  const alias = imported.alias ?? (name === imported.name ? undefined : imported.name);
  return [submodule.slice(0, dot), alias === undefined || alias === name ? { name } : { name, alias }];
}
