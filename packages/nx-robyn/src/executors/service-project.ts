import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { LockMissing, ManifestMissing } from '../service/errors';
import { readManifest } from '../service/manifest';
import type { ServiceModel } from '../service/model';
import { parsePyproject } from '../service/pyproject';
import { packageManagerCommands } from '../toolchain/service-commands';

/** The service that an executor works on. */
export interface ServiceProject {
  readonly model: ServiceModel;
  /** Absolute path. */
  readonly directory: string;
}

/**
 * Reads the service from its manifest.
 *
 * @throws ManifestMissing, ManifestInvalid, TomlInvalid
 */
export function serviceProject(context: ExecutorContext): ServiceProject {
  const root = context.projectsConfigurations.projects[context.projectName ?? '']?.root ?? '';
  const file = join(root, 'pyproject.toml');
  const path = join(context.root, file);
  if (!existsSync(path)) {
    throw new ManifestMissing({
      what: `"${context.projectName}" is no Robyn service.`,
      where: file,
      why: 'the file does not exist.',
      fix: 'nx g robyn:service NAME makes one',
    });
  }
  return { model: readManifest(parsePyproject(readFileSync(path, 'utf8'), file), file), directory: dirname(path) };
}

/**
 * Asserts that there is a lock to install from: in the service, or above it where a uv workspace has one for all.
 *
 * @throws LockMissing
 */
export function assertLocked(project: ServiceProject, workspaceRoot: string): void {
  const { lockFile, workspaces } = packageManagerCommands(project.model.packageManager);
  let directory = project.directory;
  while (!existsSync(join(directory, lockFile))) {
    if (!workspaces || directory === workspaceRoot || directory === dirname(directory)) {
      throw new LockMissing({
        what: `"${project.model.name}" has no lock to install from.`,
        where: relative(workspaceRoot, join(project.directory, lockFile)),
        why: 'it was made with --skip-lock, or the file is gone.',
        fix: `nx run ${project.model.name}:lock`,
      });
    }
    directory = dirname(directory);
  }
}
