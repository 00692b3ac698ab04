import { projectDirectory } from '../directory';
import { NameMissing } from '../errors';
import { folderOf } from '../kind';
import * as model from '../model';
import { defaultModule, distributionName, moduleName, projectName, title } from '../names';
import { oneOf, pythonVersion, tags } from '../options';
import type { LibraryModel } from './model';

/** What a front door was given: every value may be missing, and none has been checked. */
export interface RawLibraryOptions {
  /** A command line makes a number of what looks like one. */
  readonly name?: string | number | undefined;
  readonly directory?: string | undefined;
  readonly packageManager?: string | undefined;
  readonly project?: string | undefined;
  readonly module?: string | undefined;
  readonly pythonVersion?: string | number | undefined;
  readonly tags?: string | readonly string[] | undefined;
  readonly skipLock?: boolean | undefined;
}

/** A request for a library: to make it, or to depend on one that is there. What was not said is undefined. */
export interface LibraryRequest {
  readonly name: string;
  readonly given: Partial<Omit<LibraryModel, 'name' | 'title'>> & {
    /** Relative to the workspace root, forward slashes. */
    readonly directory?: string;
  };
  /** Name of the Nx project that is to depend on it. */
  readonly project: string | undefined;
  /** Whether locks are left as they are. */
  readonly skipLock: boolean;
}

/**
 * Checks options one by one.
 *
 * @throws NameMissing, NameRefused, DirectoryRefused, OptionRefused
 */
export function normalizeLibrary(raw: RawLibraryOptions): LibraryRequest {
  if (raw.name === undefined || raw.name === '') {
    throw new NameMissing({
      what: 'a library needs a name.',
      why: 'none was given and there is no terminal to ask on.',
      fix: 'nx g robyn:library money',
    });
  }
  const name = projectName(String(raw.name), 'library');
  return {
    name,
    given: {
      ...(said(raw.directory) && { directory: projectDirectory(raw.directory, name, 'library') }),
      ...(said(raw.packageManager) && { packageManager: oneOf('package-manager', raw.packageManager, model.packageManagers) }),
      ...(said(raw.module) && { module: moduleName(raw.module, name, 'library') }),
      ...(said(raw.pythonVersion) && { pythonVersion: oneOf('python-version', pythonVersion(raw.pythonVersion), model.pythonVersions) }),
      ...(raw.tags !== undefined && { tags: tags(raw.tags) }),
    },
    project: said(raw.project) ? raw.project : undefined,
    skipLock: raw.skipLock === true,
  };
}

/** A library that is to be made, and where: with the defaults of what was not said. */
export interface NewLibrary {
  readonly model: LibraryModel;
  /** Relative to the workspace root, forward slashes. */
  readonly directory: string;
}

/**
 * @param packageManager unless one was asked for
 * @throws NameRefused for a name that only a new library must not have
 */
export function newLibrary({ name, given }: LibraryRequest, packageManager: model.PackageManager): NewLibrary {
  return {
    directory: given.directory ?? `${folderOf.library}/${name}`,
    model: {
      name: distributionName(name, 'library'),
      module: given.module ?? moduleName(defaultModule(name), name, 'library'),
      title: title(name),
      packageManager: given.packageManager ?? packageManager,
      pythonVersion: given.pythonVersion ?? '3.11',
      tags: given.tags ?? [],
    },
  };
}

function said<T>(value: T | undefined): value is T {
  return value !== undefined && value !== '';
}
