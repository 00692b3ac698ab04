import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ProjectNameTaken, ProjectNameUnusable } from '../service/errors';
import type { Detection } from './detection';
import type { NormalizedPluginOptions } from './options';
import { type Clash, projectNames } from './project-names';

/** The projects among the folders with a pyproject.toml. */
export interface NamedProjects {
  readonly byRoot: ReadonlyMap<string, string>;
  /** Messages about projects that have not the name that their file has for them. */
  readonly warnings: readonly string[];
}

/**
 * Names the folders that are projects. A clash would break the whole graph: Nx refuses two projects of one name. A folder whose
 * project.json has a name is left out of that: Nx uses the name that is there.
 */
export function namedProjects(
  detections: ReadonlyMap<string, Detection>,
  workspaceRoot: string,
  { include }: NormalizedPluginOptions,
): NamedProjects {
  const included = [...detections].filter(([, detection]) => isIncluded(detection, include));
  const candidates = included.map(([root, detection]) => ({ root, name: 'name' in detection ? detection.name : undefined }));
  const directoryName = basename(workspaceRoot);
  const found = projectNames(candidates, directoryName);
  if (found.clashes.length === 0) return { byRoot: found.byRoot, warnings: [] };
  const contested = new Set(found.clashes.map(({ name }) => name));
  const renamed = candidates.filter(({ root, name }) => name !== undefined && contested.has(name) && hasNameOfItsOwn(join(workspaceRoot, root)));
  const elsewhere = new Set(renamed.map(({ root }) => root));
  const others = projectNames(candidates.filter(({ root }) => !elsewhere.has(root)), directoryName);
  return {
    byRoot: new Map([...others.byRoot, ...renamed.map(({ root, name }): [string, string] => [root, name ?? root])]),
    warnings: others.clashes.map(message),
  };
}

function isIncluded(detection: Detection, include: NormalizedPluginOptions['include']): boolean {
  if (detection.kind === 'nothing') return false;
  return include === 'all' || detection.kind === 'service' || detection.kind === 'peer' || (detection.kind === 'broken' && detection.service);
}

function hasNameOfItsOwn(directory: string): boolean {
  try {
    const { name } = JSON.parse(readFileSync(join(directory, 'project.json'), 'utf8')) as { readonly name?: unknown };
    return typeof name === 'string' && name !== '';
  } catch {
    return false;
  }
}

function message({ root, name, holder, instead }: Clash): string {
  const where = `${root}/pyproject.toml`;
  const fix = 'give it another name there, or a "name" in a project.json beside it';
  const what = `the project is called "${instead}".`;
  return holder === undefined
    ? new ProjectNameUnusable({ what, where, why: `Nx has no room for a project with the name "${name}".`, fix }).message
    : new ProjectNameTaken({ what, where, why: `"${name}" is the name of the project in ${holder}.`, fix }).message;
}
