import type { Packaging } from '../packaging/packaging';
import type { Design, Orm, PackageManager } from '../service/model';
import type { ForeignSubject } from '../toolchain/foreign-commands';
import type { PeerTool } from '../toolchain/peer-commands';

/** What a file does not say by itself. */
type Surrounded = Pick<ForeignSubject, 'locked' | 'sharing'>;

interface Packaged {
  /** What it depends on, and what it is for others. */
  readonly packaging: Packaging;
}

/** A service that nx-robyn made. */
export interface DetectedService extends Packaged {
  readonly kind: 'service';
  readonly name: string;
  readonly title: string;
  readonly module: string;
  readonly orm: Orm;
  readonly packageManager: PackageManager;
  readonly tags: readonly string[];
}

/** A project that robyn-config made. What lies beside its pyproject.toml is not part of it. */
export interface DetectedPeer extends Packaged {
  readonly kind: 'peer';
  readonly name: string;
  readonly title: string;
  readonly design: Design;
  readonly orm: Orm;
  readonly packageManager: PackageManager;
  readonly developmentExtra: boolean;
  readonly buildable: boolean;
  readonly tools: readonly PeerTool[];
  /** Folder of Aerich's migrations, relative to the project; undefined with Alembic. */
  readonly migrations: string | undefined;
}

/** A Python project of somebody else's. */
export interface DetectedForeign extends Packaged {
  readonly kind: 'foreign';
  readonly name: string;
  /** What it says of itself, in a line. */
  readonly description: string | undefined;
  readonly subject: Omit<ForeignSubject, keyof Surrounded>;
  /** Tags of the Nx project. */
  readonly tags: readonly string[];
}

/** A file that says that it is a project, and cannot be read. */
export interface DetectedBroken extends Partial<Packaged> {
  readonly kind: 'broken';
  /** From the file where it could be read, else undefined: the directory names the project. */
  readonly name: string | undefined;
  /** Message of the named error. */
  readonly message: string;
  /** Whether it was to be a service. */
  readonly service: boolean;
}

/** A pyproject.toml that is no project: tool settings, or the root of a uv workspace. */
export interface DetectedNothing extends Packaged {
  readonly kind: 'nothing';
}

/** What a pyproject.toml is. Plain data: it is what the cache holds. */
export type Detection = DetectedService | DetectedPeer | DetectedForeign | DetectedBroken | DetectedNothing;
