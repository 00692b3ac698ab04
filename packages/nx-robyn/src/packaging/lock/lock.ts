/** What a package asks for, as a lock says it: all packages of the name, or those of one version where several are locked. */
export interface LockedRequirement {
  /** Normalized. */
  readonly name: string;
  readonly version: string | undefined;
  readonly extras: readonly string[];
}

/** One package of a lock. */
export interface LockedPackage {
  /** Normalized. */
  readonly name: string;
  /** Empty where the lock names none. */
  readonly version: string;
  /** Of version and files; the address of the registry that they came from is no part of it. */
  readonly digest: string;
  /** Folder that it is made from, relative to the lock: it is a project and no package of a registry. */
  readonly folder: string | undefined;
  readonly requires: readonly LockedRequirement[];
  readonly extras: ReadonlyMap<string, readonly LockedRequirement[]>;
  /** What its dependency groups ask for. */
  readonly groups: readonly LockedRequirement[];
}

/** A lock, whoever wrote it. */
export interface Lock {
  readonly packages: readonly LockedPackage[];
  /** Names of the workspace's members; empty where the lock is one project's. */
  readonly members: readonly string[];
  /** What the groups of a workspace's root ask for when that is no project. */
  readonly groups: readonly LockedRequirement[];
}
