import { distributionName } from './packaging';
import { normalizeName } from './distribution-name';
import { list, type Table, table, value } from './table';

/** The package that a project is imported as: what its build backend is told, else what its name becomes. */
export function importPackage(pyproject: Table): string {
  const [first] = list(value(table(pyproject, 'tool', 'poetry'), 'packages'));
  const told = value(table(pyproject, 'tool', 'uv', 'build-backend'), 'module-name') ?? value(first, 'include');
  return typeof told === 'string' ? told : normalizeName(distributionName(pyproject) ?? '').replaceAll('-', '_');
}
