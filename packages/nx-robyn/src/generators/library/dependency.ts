import { posix } from 'node:path';
import { type DependencyEdit, pathDependencyLines, withPathDependency } from '../../blueprint/merge/path-dependency';
import { DependencyRefused } from '../../service/errors';
import type { Dependant } from './dependant';
import { assertCanDepend, type DependencyPlan } from './dependency-checks';
import { pyprojectOf } from './python-project';
import type { LibraryTarget } from './target';

/**
 * The text of a dependant's pyproject.toml with the library; undefined where it has it already.
 *
 * @throws DependencyRefused where it cannot be a dependency, or the file cannot be added to; NameRefused
 */
export function textWithDependency(plan: DependencyPlan): string | undefined {
  const { dependant, library, workspaces } = plan;
  const root = workspaces.workspaceOf(dependant.directory);
  const together = root !== undefined && dependant.packageManager === 'uv' && root === workspaces.workspaceOf(library.directory);
  const path = together ? undefined : posix.relative(dependant.directory, library.directory);
  const dependency = { distribution: library.distribution, path };
  const edit = withPathDependency(dependant.text, dependant.packageManager, dependency);
  if (edit.kind === 'present') return undefined;
  assertCanDepend(plan);
  if (edit.kind === 'text') return edit.text;
  throw refusal(dependant, library, edit, pathDependencyLines(dependant.packageManager, dependency));
}

function refusal(dependant: Dependant, library: LibraryTarget, { why }: DependencyEdit & { kind: 'refused' }, lines: string): DependencyRefused {
  return new DependencyRefused({
    what: `"${library.distribution}" cannot be put among the dependencies of "${dependant.name}".`,
    where: pyprojectOf(dependant.directory),
    why,
    fix: `by hand: ${lines}`,
  });
}
