import type { Lock, LockedPackage, LockedRequirement } from './lock';

/** Who of a lock's packages has which name. */
export type PackagesByName = ReadonlyMap<string, readonly LockedPackage[]>;

export function byName(lock: Lock): PackagesByName {
  const found = new Map<string, LockedPackage[]>();
  for (const one of lock.packages) {
    const others = found.get(one.name);
    if (others === undefined) found.set(one.name, [one]);
    else others.push(one);
  }
  return found;
}

/**
 * All that is installed for some requirements, on any platform: markers are not looked at, because a lock and what is made
 * from it are one for all machines.
 */
export function closure(requirements: readonly LockedRequirement[], packages: PackagesByName): ReadonlySet<LockedPackage> {
  const found = new Set<LockedPackage>();
  const seen = new Map<LockedPackage, Set<string>>();
  const open = [...requirements];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const one of meant(next, packages)) {
      if (!found.has(one)) open.push(...one.requires);
      found.add(one);
      const extras = seen.get(one) ?? new Set<string>();
      seen.set(one, extras);
      for (const extra of next.extras) {
        if (extras.has(extra)) continue;
        extras.add(extra);
        open.push(...(one.extras.get(extra) ?? []));
      }
    }
  }
  return found;
}

/** The packages of a requirement's name: of its version where there is one of that. */
function meant({ name, version }: LockedRequirement, packages: PackagesByName): readonly LockedPackage[] {
  const named = packages.get(name) ?? [];
  const exact = named.filter((one) => one.version === version);
  return exact.length > 0 ? exact : named;
}
