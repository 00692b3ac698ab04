import type { ProjectConfiguration } from '@nx/devkit';
import type { ForeignSubject } from '../toolchain/foreign-commands';
import type { DetectedForeign, DetectedPeer, DetectedService, Detection } from './detection';
import type { Installation } from './installations';
import type { NormalizedPluginOptions } from './options';
import { foreignTargets } from './targets/foreign-targets';
import { namedInputs } from './targets/inputs';
import { peerTargets } from './targets/peer-targets';
import { serviceTargets, targetGroups } from './targets/service-targets';

type Project = Omit<ProjectConfiguration, 'root'>;
type Targets = NonNullable<Project['targets']>;

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

/** The Nx projects of a workspace's detections. */
export class Projects {
  private readonly foreignTargets: (subject: ForeignSubject) => Targets;

  constructor(private readonly options: NormalizedPluginOptions) {
    this.foreignTargets = oncePerValue((subject) => foreignTargets(subject, options.names));
  }

  /** The Nx project that a detection stands for, or undefined where it stands for none. */
  of(detection: Detection, place: Place): Project | undefined {
    switch (detection.kind) {
      case 'service':
        return serviceProject(detection, place, this.options);
      case 'peer':
        return peerProject(detection, place, this.options);
      case 'foreign':
        return foreignProject(detection, place, this.options, this.foreignTargets);
      case 'broken':
        return { name: place.name, metadata: { technologies: ['python'], description: detection.message }, namedInputs, targets: {} };
      case 'nothing':
        return undefined;
    }
  }
}

/** Makes something of plain data once for all that are equal: of a thousand libraries, few are configured in a way of their own. */
function oncePerValue<T, R>(make: (value: T) => R): (value: T) => R {
  const made = new Map<string, R>();
  return (value) => {
    const key = JSON.stringify(value);
    const known = made.get(key);
    if (known !== undefined) return known;
    const found = make(value);
    made.set(key, found);
    return found;
  };
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
  const targets = peerTargets(surrounded, options.names);
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

function foreignProject(
  { subject, tags, description }: DetectedForeign,
  { name, installation }: Place,
  { names }: NormalizedPluginOptions,
  targetsOf: (subject: ForeignSubject) => Targets,
): Project {
  const { sharing, lockedBy } = installation;
  const manager = sharing === 'own' && subject.manager !== 'uv' ? (lockedBy ?? subject.manager) : 'uv';
  const targets = targetsOf({ ...subject, manager, sharing, locked: lockedBy === manager });
  return {
    name,
    projectType: 'library',
    tags: [...tags],
    metadata: {
      technologies: ['python'],
      ...(description !== undefined && { description }),
      targetGroups: targetGroups(names, Object.keys(targets)),
    },
    namedInputs,
    targets,
  };
}
