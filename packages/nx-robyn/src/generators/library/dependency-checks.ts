import type { Tree } from '@nx/devkit';
import { isOlder } from '../../packaging/python-range';
import type { UvWorkspaces } from '../../packaging/uv-workspaces';
import { DependencyRefused, NameRefused } from '../../service/errors';
import type { Dependant } from './dependant';
import type { PathGraph } from './path-graph';
import { pyprojectOf, readPythonProject } from './python-project';
import type { LibraryTarget } from './target';

/** What the checks look at. */
export interface DependencyPlan {
  readonly tree: Tree;
  readonly graph: PathGraph;
  readonly workspaces: UvWorkspaces;
  readonly dependant: Dependant;
  readonly library: LibraryTarget;
  /** Whether the library is about to be made. */
  readonly isNew: boolean;
}

/**
 * Asserts that a project can depend on a library.
 *
 * @throws DependencyRefused for a circle, for a chain that a package manager would not follow, for a library that needs a newer Python;
 *   NameRefused where both would be one distribution or one import package
 */
export function assertCanDepend(plan: DependencyPlan): void {
  assertNoCircle(plan);
  assertOneManager(plan);
  assertPoetryIsTold(plan);
  assertPython(plan);
  if (plan.isNew) assertOwnNames(plan);
}

function refused(plan: DependencyPlan, why: string, fix: string): DependencyRefused {
  return new DependencyRefused({
    what: `"${plan.dependant.name}" cannot depend on "${plan.library.distribution}".`,
    where: pyprojectOf(plan.dependant.directory),
    why,
    fix,
  });
}

function assertNoCircle(plan: DependencyPlan): void {
  const { graph, dependant, library } = plan;
  const way = library.directory === dependant.directory ? [library.directory] : graph.dependencies(library.directory).get(dependant.directory);
  if (way === undefined) return;
  throw refused(
    plan,
    `they would depend on one another: ${[dependant.directory, ...way].join(' -> ')}.`,
    'move what both need to a library of its own: nx g robyn:library NAME --project PROJECT',
  );
}

/**
 * uv does not read Poetry's paths, nor Poetry uv's: what a library has by a path, a dependant with the other one would look for on the
 * package index, and take a stranger's package of that name.
 */
function assertOneManager(plan: DependencyPlan): void {
  const { graph, dependant, library } = plan;
  const inner = [...graph.dependencies(library.directory).keys()];
  const [first] = inner;
  if (first !== undefined && library.packageManager !== dependant.packageManager) {
    throw refused(
      plan,
      `it is a project of ${dependant.packageManager}, and "${library.distribution}" says in the way of ${library.packageManager} where it has "${first}" from: ${dependant.packageManager} would look for that on the package index.`,
      `nx g robyn:library NAME --package-manager ${dependant.packageManager} --project ${dependant.name}, and move what is needed there`,
    );
  }
  for (const directory of graph.dependants(dependant.directory).keys()) {
    const { packageManager } = readPythonProject(plan.tree, directory, plan.workspaces);
    if (packageManager === dependant.packageManager) continue;
    throw refused(
      plan,
      `${directory} depends on it with ${packageManager ?? 'another package manager'}, which would look for "${library.distribution}" on the package index.`,
      `let ${directory} be a project of ${dependant.packageManager}, or not depend on ${dependant.directory}`,
    );
  }
}

/**
 * Poetry reads of a library that is there by a path what `[project]` says alone: a library of that library it would look for on the package
 * index, unless the project names it, too.
 */
function assertPoetryIsTold(plan: DependencyPlan): void {
  const { tree, graph, workspaces, dependant, library } = plan;
  const inner = [...graph.dependencies(library.directory).keys()];
  if (dependant.packageManager === 'poetry') assertNamed(plan, dependant.directory, inner);
  for (const directory of graph.dependants(dependant.directory).keys()) {
    if (readPythonProject(tree, directory, workspaces).packageManager === 'poetry') assertNamed(plan, directory, [library.directory, ...inner]);
  }
}

/** @throws DependencyRefused for the first of the libraries that the project does not name itself */
function assertNamed(plan: DependencyPlan, project: string, libraries: readonly string[]): void {
  const { tree, graph, workspaces, library } = plan;
  const missing = libraries.find((directory) => directory !== project && !graph.direct(project).has(directory));
  if (missing === undefined) return;
  const name = (directory: string) => (directory === library.directory ? library.distribution : readPythonProject(tree, directory, workspaces).distribution);
  throw refused(
    plan,
    `${project} is a project of Poetry, which would look for "${name(missing)}" on the package index: it follows no library to its libraries.`,
    `nx g robyn:library ${name(missing)} --project ${name(project)}, and then the same command again`,
  );
}

function assertPython(plan: DependencyPlan): void {
  const { dependant, library } = plan;
  if (dependant.oldestPython === undefined || library.oldestPython === undefined) return;
  if (!isOlder(dependant.oldestPython, library.oldestPython)) return;
  throw refused(
    plan,
    `it runs on Python ${dependant.oldestPython} (requires-python), and "${library.distribution}" from ${library.oldestPython} on.`,
    `requires-python = ">=${library.oldestPython}" in ${pyprojectOf(dependant.directory)}, or a library for an older Python`,
  );
}

function assertOwnNames(plan: DependencyPlan): void {
  const { tree, graph, workspaces, dependant, library } = plan;
  const others = [dependant, ...[...graph.dependencies(dependant.directory).keys()].map((directory) => readPythonProject(tree, directory, workspaces))];
  const same = others.find(({ module }) => module === library.module);
  if (same !== undefined) {
    throw new NameRefused({
      what: `"${library.module}" cannot be the import package of "${library.distribution}".`,
      where: '--module',
      why: `"${same.distribution}" has it, and "${dependant.name}" could import only one of them.`,
      fix: `nx g robyn:library ${library.distribution} --project ${dependant.name} --module ${library.module}_library`,
    });
  }
  if (!dependant.packaging.dependencies.some(({ name, where }) => where !== 'build' && name === library.distribution)) return;
  throw new NameRefused({
    what: `"${library.distribution}" cannot be the name of a library of "${dependant.name}".`,
    where: 'NAME',
    why: `it depends on a distribution of that name already (${pyprojectOf(dependant.directory)}).`,
    fix: `nx g robyn:library ${library.distribution}-library --project ${dependant.name}`,
  });
}
