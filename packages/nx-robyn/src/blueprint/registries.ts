/** Files of a service that name its entities, at their canonical paths: in the import package, and in the project. */
const inPackage = new Set([
  'bootstrap/container.py',
  'domain/unit_of_work.py',
  'infrastructure/database/repository/__init__.py',
  'infrastructure/database/tables/__init__.py',
  'infrastructure/database/unit_of_work.py',
  'operational/operations.py',
  'presentation/__init__.py',
]);
const inProject = new Set([
  'pyproject.toml',
  'tests/unit/fakes/service.py',
  'tests/unit/fakes/storage.py',
  'tests/unit/fakes/unit_of_work.py',
]);

/** Whether each entity has lines of its own in a file. */
export function isRegistry(canonicalPath: string, module: string): boolean {
  const root = `src/${module}/`;
  return inProject.has(canonicalPath) || (canonicalPath.startsWith(root) && inPackage.has(canonicalPath.slice(root.length)));
}
