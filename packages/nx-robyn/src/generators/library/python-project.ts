import { isUtf8 } from 'node:buffer';
import { posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import { importPackage } from '../../packaging/import-package';
import { packageManager } from '../../packaging/package-manager';
import { packaging, type Packaging } from '../../packaging/packaging';
import { oldestPython, pythonRange } from '../../packaging/python-range';
import type { UvWorkspaces } from '../../packaging/uv-workspaces';
import { FileUnreadable } from '../../service/errors';
import { hasManifest, readManifest } from '../../service/manifest';
import type { PackageManager } from '../../service/model';
import { parsePyproject, type Pyproject } from '../../service/pyproject';

/** A Python project of the workspace. */
export interface PythonProject {
  /** Relative to the workspace; `.` is the workspace itself. */
  readonly directory: string;
  readonly distribution: string;
  /** Import package. */
  readonly module: string;
  /** Undefined where nothing says which. */
  readonly packageManager: PackageManager | undefined;
  /** Undefined where it says none. */
  readonly oldestPython: string | undefined;
  readonly packaging: Packaging;
  readonly pyproject: Pyproject;
  /** Text of its pyproject.toml. */
  readonly text: string;
}

/** Path of the pyproject.toml of a directory. */
export function pyprojectOf(directory: string): string {
  return posix.join(directory, 'pyproject.toml');
}

/**
 * @param directory relative to the workspace, with a pyproject.toml that has a name
 * @throws FileUnreadable, TomlInvalid, ManifestInvalid
 */
export function readPythonProject(tree: Tree, directory: string, workspaces: UvWorkspaces): PythonProject {
  const path = pyprojectOf(directory);
  const content = tree.read(path) ?? Buffer.alloc(0);
  if (!isUtf8(content)) {
    throw new FileUnreadable({
      what: 'a file that has to change is no text in UTF-8.',
      where: path,
      why: 'it would not be the same when it is written again; nothing was written.',
      fix: 'save it in UTF-8 and run the same command again',
    });
  }
  const text = content.toString('utf8');
  const pyproject = parsePyproject(text, path);
  const service = hasManifest(pyproject) ? readManifest(pyproject, path) : undefined;
  const packaged = packaging(pyproject);
  return {
    directory,
    distribution: packaged.distribution ?? '',
    module: service?.module ?? importPackage(pyproject),
    packageManager: service?.packageManager ?? managerOf(tree, directory, pyproject, workspaces),
    oldestPython: oldestPython(pythonRange(pyproject) ?? ''),
    packaging: packaged,
    pyproject,
    text,
  };
}

/** Whoever has locked a project manages it. */
function managerOf(tree: Tree, directory: string, pyproject: Pyproject, workspaces: UvWorkspaces): PackageManager | undefined {
  if (tree.exists(posix.join(directory, 'uv.lock'))) return 'uv';
  if (tree.exists(posix.join(directory, 'poetry.lock'))) return 'poetry';
  return packageManager(pyproject) ?? (workspaces.workspaceOf(directory) === undefined ? undefined : 'uv');
}
