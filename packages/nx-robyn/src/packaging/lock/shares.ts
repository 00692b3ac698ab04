import { byName, closure, type PackagesByName } from './closure';
import type { Lock, LockedPackage } from './lock';

/** A package of a registry in one version. Plain data: it is what caches hold. */
export interface Pin {
  /** Normalized. */
  readonly name: string;
  readonly version: string;
  readonly digest: string;
}

/** What each project of a lock uses of it. */
export interface Shares {
  /** Sorted by name, then version. */
  readonly pins: readonly Pin[];
  /** Indexes of pins by the project's folder, relative to the lock; `.` is the project beside it. */
  readonly projects: ReadonlyMap<string, readonly number[]>;
}

/**
 * Divides a lock among its projects: each uses what it asks for in any extra or group, and what that asks for. What the
 * groups of a workspace's root ask for is everybody's, as all members work in one environment.
 */
export function shares(lock: Lock): Shares {
  const used = lock.packages.filter(({ folder }) => folder === undefined).sort(inOrder);
  const indexes = new Map(used.map((one, index) => [one, index]));
  const packages = byName(lock);
  const root = lock.packages.find(({ folder }) => folder === '.');
  const everybody = [...lock.groups, ...(root?.groups ?? [])];
  const projects = new Map<string, readonly number[]>();
  for (const project of members(lock, packages)) {
    const asked = [...project.requires, ...[...project.extras.values()].flat(), ...project.groups, ...everybody];
    const found = [...closure(asked, packages)].map((one) => indexes.get(one)).filter((index) => index !== undefined);
    projects.set(project.folder ?? '.', found.sort((a, b) => a - b));
  }
  if (!projects.has('.') && lock.members.length === 0) projects.set('.', used.map((_, index) => index));
  return { pins: used.map(({ name, version, digest }) => ({ name, version, digest })), projects };
}

/** Whether several projects use the lock: then a change of it says nothing about one of them. */
export function isShared({ projects }: Shares): boolean {
  return [...projects.keys()].some((folder) => folder !== '.');
}

/** The projects that the lock was made for: the one beside it, and the members of its workspace. */
function members(lock: Lock, packages: PackagesByName): readonly LockedPackage[] {
  const named = lock.members.flatMap((name) => packages.get(name) ?? []).filter(({ folder }) => folder !== undefined);
  return [...new Set([...lock.packages.filter(({ folder }) => folder === '.'), ...named])];
}

function inOrder(one: LockedPackage, other: LockedPackage): number {
  return compare(one.name, other.name) || compare(one.version, other.version) || compare(one.digest, other.digest);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
