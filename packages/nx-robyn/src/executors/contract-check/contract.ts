import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { contractFile } from '../../contract/files';
import { serviceProject } from '../service-project';

/** The contract of a service, as it stands in the working tree. */
export interface Contract {
  readonly project: string;
  /** Directory of the service, relative to the workspace, with `/`. */
  readonly root: string;
  /** The file, relative to the workspace. */
  readonly file: string;
  readonly text: string | undefined;
}

/** @throws ManifestMissing, ManifestInvalid, TomlInvalid where the project is no service */
export function contractOf(context: ExecutorContext): Contract {
  const { model, directory } = serviceProject(context);
  const root = context.projectsConfigurations.projects[context.projectName ?? '']?.root ?? '';
  const path = join(directory, contractFile);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  return { project: model.name, root, file: posix.join(root, contractFile), text };
}
