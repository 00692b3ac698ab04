import type { PackageManager } from '../service/model';
import { type Table, table, value } from './table';

/** Build backends that belong to a package manager. */
const backends: Readonly<Record<string, PackageManager>> = {
  uv_build: 'uv',
  'poetry.core.masonry.api': 'poetry',
  'poetry.masonry.api': 'poetry',
};

/** The package manager that a pyproject.toml is written for: its own table says so, or its build backend. */
export function packageManager(pyproject: Table): PackageManager | undefined {
  const tool = table(pyproject, 'tool');
  if (Object.hasOwn(tool, 'uv')) return 'uv';
  if (Object.hasOwn(tool, 'poetry')) return 'poetry';
  const backend = value(table(pyproject, 'build-system'), 'build-backend');
  return typeof backend === 'string' && Object.hasOwn(backends, backend) ? backends[backend] : undefined;
}
