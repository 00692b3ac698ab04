import type { ProjectConfiguration } from '@nx/devkit';
import type { DetectedBroken, DetectedForeign, DetectedService, Detection } from './detection';
import type { NormalizedPluginOptions } from './options';
import { foreignTargets } from './targets/foreign-targets';
import { namedInputs } from './targets/inputs';
import { serviceTargets, targetGroups } from './targets/service-targets';

type Project = Omit<ProjectConfiguration, 'root'>;

/**
 * The Nx project that a detection stands for, or undefined where it stands for none.
 *
 * @param root directory of the pyproject.toml, relative to the workspace
 * @param directoryName name of that directory, for a project whose file cannot be read
 */
export function project(
  detection: Detection,
  root: string,
  directoryName: string,
  options: NormalizedPluginOptions,
): Project | undefined {
  switch (detection.kind) {
    case 'service':
      return serviceProject(detection, root, options);
    case 'foreign':
      return options.include === 'all' ? foreignProject(detection, root, options) : undefined;
    case 'broken':
      return detection.service || options.include === 'all' ? brokenProject(detection, directoryName) : undefined;
    case 'nothing':
      return undefined;
  }
}

function serviceProject(service: DetectedService, root: string, options: NormalizedPluginOptions): Project {
  return {
    name: service.name,
    projectType: 'application',
    sourceRoot: `${root}/src`,
    tags: [...service.tags],
    metadata: {
      technologies: ['python', 'robyn'],
      description: `${service.title}: a Robyn service`,
      targetGroups: targetGroups(options.names),
    },
    namedInputs,
    targets: serviceTargets({ root, service, names: options.names }),
  };
}

function foreignProject(foreign: DetectedForeign, root: string, options: NormalizedPluginOptions): Project {
  return {
    name: foreign.name,
    projectType: 'library',
    metadata: { technologies: ['python'] },
    namedInputs,
    targets: foreignTargets(root, foreign.subject, options.names),
  };
}

function brokenProject(broken: DetectedBroken, directoryName: string): Project {
  return {
    name: broken.name ?? directoryName,
    metadata: { technologies: ['python'], description: broken.message },
    targets: {},
  };
}
