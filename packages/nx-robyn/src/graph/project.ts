import type { ProjectConfiguration } from '@nx/devkit';
import type { DetectedForeign, DetectedPeer, DetectedService, Detection } from './detection';
import type { Installation } from './installations';
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
  /** Name that the project has in Nx. */
  readonly name: string;
  readonly installation: Installation;
  /** Whether there is something at a path relative to the directory. */
  has(path: string): boolean;
}

/** The Nx project that a detection stands for, or undefined where it stands for none. */
export function project(detection: Detection, place: Place, options: NormalizedPluginOptions): Project | undefined {
  switch (detection.kind) {
    case 'service':
      return serviceProject(detection, place, options);
    case 'peer':
      return peerProject(detection, place, options);
    case 'foreign':
      return foreignProject(detection, place, options);
    case 'broken':
      return { name: place.name, metadata: { technologies: ['python'], description: detection.message }, namedInputs, targets: {} };
    case 'nothing':
      return undefined;
  }
}

function serviceProject(service: DetectedService, { root, name }: Place, options: NormalizedPluginOptions): Project {
  return {
    name,
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

function peerProject(peer: DetectedPeer, { root, name, installation, has }: Place, options: NormalizedPluginOptions): Project {
  const { design, orm, migrations, ...subject } = peer;
  const begun = migrations === undefined || has(migrations);
  const { sharing, lockedBy } = installation;
  const surrounded = { ...subject, orm, sharing, locked: lockedBy !== undefined, tested: has('tests'), migrationsBegun: begun };
  const targets = peerTargets(root, surrounded, options.names);
  return {
    name,
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

function foreignProject({ subject, tags, description }: DetectedForeign, { root, name, installation }: Place, options: NormalizedPluginOptions): Project {
  const { sharing, lockedBy } = installation;
  const manager = sharing === 'own' && subject.manager !== 'uv' ? (lockedBy ?? subject.manager) : 'uv';
  const surrounded = { ...subject, manager, sharing, locked: lockedBy === manager };
  const targets = foreignTargets(root, surrounded, options.names);
  return {
    name,
    projectType: 'library',
    tags: [...tags],
    metadata: {
      technologies: ['python'],
      ...(description !== undefined && { description }),
      targetGroups: targetGroups(options.names, Object.keys(targets)),
    },
    namedInputs,
    targets,
  };
}
