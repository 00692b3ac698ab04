import type { Pyproject } from '../service/pyproject';
import type { ForeignManager, ForeignSubject } from '../toolchain/foreign-commands';

/** Reads how a project is worked on from its pyproject.toml, which is all that is looked at. */
export function foreignSubject(pyproject: Pyproject, locked: boolean): ForeignSubject {
  const tool = table(pyproject, 'tool');
  const dependencies = requirements(pyproject);
  const mypy = 'mypy' in tool;
  const pyright = 'pyright' in tool || 'basedpyright' in tool;
  return {
    manager: manager(pyproject, locked),
    locked,
    buildable: 'build-system' in pyproject,
    linter: 'ruff' in tool ? 'ruff' : 'none',
    typechecker: mypy ? 'mypy' : pyright ? 'pyright' : 'none',
    typecheckerKnowsFiles: !mypy || ['files', 'packages', 'modules'].some((key) => key in table(tool, 'mypy')),
    tester: 'pytest' in tool || dependencies.has('pytest') ? 'pytest' : 'none',
  };
}

/** The table at a path of keys, or an empty one. */
export function table(parent: Pyproject, ...keys: readonly string[]): Pyproject {
  let current: unknown = parent;
  for (const key of keys) current = isTable(current) ? current[key] : undefined;
  return isTable(current) ? current : {};
}

function isTable(value: unknown): value is Pyproject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function manager(pyproject: Pyproject, locked: boolean): ForeignManager {
  const tool = table(pyproject, 'tool');
  if (locked || 'uv' in tool) return 'uv';
  return 'poetry' in tool ? 'poetry' : 'none';
}

/** Names of the distributions that the project asks for anywhere, normalized. */
export function requirements(pyproject: Pyproject): ReadonlySet<string> {
  const lists = [
    table(pyproject, 'project')['dependencies'],
    ...Object.values(table(pyproject, 'project', 'optional-dependencies')),
    ...Object.values(table(pyproject, 'dependency-groups')),
    table(pyproject, 'tool', 'uv')['dev-dependencies'],
  ];
  const poetry = [
    table(pyproject, 'tool', 'poetry', 'dependencies'),
    table(pyproject, 'tool', 'poetry', 'dev-dependencies'),
    ...Object.values(table(pyproject, 'tool', 'poetry', 'group')).map((group) =>
      isTable(group) ? table(group, 'dependencies') : {},
    ),
  ];
  const names = [
    ...lists.flatMap((list) => (Array.isArray(list) ? list : [])).filter((entry) => typeof entry === 'string'),
    ...poetry.flatMap(Object.keys),
  ];
  return new Set(names.map((name) => (/^[A-Za-z0-9._-]+/.exec(name)?.[0] ?? '').toLowerCase().replace(/[-_.]+/g, '-')));
}
