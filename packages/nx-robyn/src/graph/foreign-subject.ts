import { packageManager } from '../packaging/package-manager';
import type { Packaging } from '../packaging/packaging';
import { table } from '../packaging/table';
import type { Pyproject } from '../service/pyproject';
import type { DetectedForeign } from './detection';

/** Reads how a project is worked on from its pyproject.toml, which is all that is looked at. */
export function foreignSubject(pyproject: Pyproject, packaging: Packaging): DetectedForeign['subject'] {
  const tool = table(pyproject, 'tool');
  const asked = requirements(packaging);
  const mypy = 'mypy' in tool;
  const pyright = 'pyright' in tool || 'basedpyright' in tool;
  return {
    manager: packageManager(pyproject) ?? 'none',
    buildable: 'build-system' in pyproject,
    linter: 'ruff' in tool ? 'ruff' : 'none',
    formatted: 'format' in table(tool, 'ruff'),
    typechecker: mypy ? 'mypy' : pyright ? 'pyright' : 'none',
    typecheckerKnowsFiles: !mypy || ['files', 'packages', 'modules'].some((key) => key in table(tool, 'mypy')),
    tester: 'pytest' in tool || asked.has('pytest') ? 'pytest' : 'none',
  };
}

/** Names of the distributions that a project asks for to be run or worked on, normalized. */
export function requirements({ dependencies }: Packaging): ReadonlySet<string> {
  return new Set(dependencies.filter(({ where }) => where !== 'build').map(({ name }) => name));
}
