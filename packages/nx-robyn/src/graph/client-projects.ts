import type { CreateNodesContext, CreateNodesResult, ProjectConfiguration } from '@nx/devkit';
import { posix } from 'node:path';
import type { Detection } from './detection';
import { rememberMarked } from './marked-folders';
import { type MarkedFolder, readMarkers } from './markers';
import type { NormalizedPluginOptions } from './options';
import { clientTargets } from './targets/client-targets';
import { compilerOf } from './targets/compiler';

/**
 * The projects of client libraries and of contracts. A contract is a project of its own, because a client depends on it and
 * not on its service: `nx affected` would select the client for every change of the service.
 *
 * @param files markers
 * @param detections what was found of Python projects, by folder
 */
export function clientProjects(
  files: readonly string[],
  detections: ReadonlyMap<string, Detection>,
  context: CreateNodesContext,
  options: NormalizedPluginOptions,
): [string, CreateNodesResult][] {
  const { folders, broken } = readMarkers(files, context.workspaceRoot);
  rememberMarked(context.workspaceRoot, folders);
  for (const { message } of broken.values()) process.stderr.write(`${message}\n`);
  const compiler = compilerOf(context, folders.length > 0);
  return folders.map((folder) => {
    const served = detections.get(folder.service)?.kind === 'service';
    const project = folder.kind === 'contract' ? contract(folder) : client(folder, clientTargets({ ...folder, served, compiler, names: options.names }));
    return [folder.file, { projects: { [folder.root]: project } }];
  });
}

function client({ name, root, document }: MarkedFolder, targets: NonNullable<ProjectConfiguration['targets']>): Omit<ProjectConfiguration, 'root'> {
  return {
    name,
    projectType: 'library',
    sourceRoot: `${root}/src`,
    metadata: {
      technologies: ['typescript', 'openapi'],
      description: `Typed client of ${posix.dirname(document)}, made from ${document}`,
      targetGroups: { Contract: Object.keys(targets).filter((target) => targets[target]?.executor === 'nx-robyn:generate') },
    },
    targets,
  };
}

/** It has no targets: what is to be done with a contract, its service and its clients do. */
function contract({ name, document, service }: MarkedFolder): Omit<ProjectConfiguration, 'root'> {
  const file = `{workspaceRoot}/${document}`;
  return {
    name,
    projectType: 'library',
    metadata: { technologies: ['openapi'], description: `The contract of ${service}, ${document}: what its clients depend on` },
    // What whoever depends on it hashes of it, by the names that Nx's own presets use.
    namedInputs: { default: [file], production: [file] },
    targets: {},
  };
}
