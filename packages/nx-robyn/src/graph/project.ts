import type { ProjectConfiguration } from '@nx/devkit';
import type { DetectedBroken, DetectedForeign, DetectedPeer, DetectedService, Detection } from './detection';
import type { NormalizedPluginOptions } from './options';
import { foreignTargets } from './targets/foreign-targets';
import { namedInputs } from './targets/inputs';
import { peerTargets } from './targets/peer-targets';
import { serviceTargets, targetGroups } from './targets/service-targets';

type Project = Omit<ProjectConfiguration, 'root'>;

/** Where the pyproject.toml lies that a detection was made from. */
export interface Place {
  /** Directory, relative to the workspace. */
  readonly root: string;
  /** Name of the directory, for a project whose file cannot be read. */
  readonly directoryName: string;
  /** Whether there is something at a path relative to the directory. */
  has(path: string): boolean;
}

/**
 * The Nx project that a detection stands for, or undefined where it stands for none.
 */
export function project(detection: Detection, place: Place, options: NormalizedPluginOptions): Project | undefined {
  switch (detection.kind) {
    case 'service':
      return serviceProject(detection, place.root, options);
    case 'peer':
      return peerProject(detection, place, options);
    case 'foreign':
      return options.include === 'all' ? foreignProject(detection, place.root, options) : undefined;
    case 'broken':
      return detection.service || options.include === 'all' ? brokenProject(detection, place.directoryName) : undefined;
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

function peerProject(peer: DetectedPeer, { root, has }: Place, options: NormalizedPluginOptions): Project {
  const { design, orm, migrations, ...subject } = peer;
  const begun = migrations === undefined || has(migrations);
  const targets = peerTargets(root, { ...subject, orm, tested: has('tests'), migrationsBegun: begun }, options.names);
  return {
    name: peer.name,
    projectType: 'application',
    sourceRoot: `${root}/src`,
    tags: ['robyn-config', `design:${design}`, `orm:${orm}`],
    metadata: {
      technologies: ['python', 'robyn', orm],
      description: `${peer.title}: a Robyn service that robyn-config made (${design}, ${orm})`,
      targetGroups: targetGroups(options.names, Object.keys(targets)),
    },
    namedInputs,
    targets,
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
