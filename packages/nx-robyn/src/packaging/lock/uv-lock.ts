import { normalizeName } from '../distribution-name';
import { isTable, list, type Table, table, value } from '../table';
import { fileName, packageDigest } from './digest';
import type { Lock, LockedPackage, LockedRequirement } from './lock';

/**
 * Reads a parsed uv.lock, also of the first versions, which call packages distributions and write sources as text. What has
 * another type than it should have says nothing. Undefined where there is no list of packages.
 */
export function readUvLock(document: Table): Lock | undefined {
  const packages = value(document, 'package') ?? value(document, 'distribution');
  if (!Array.isArray(packages) && value(document, 'version') === undefined) return undefined;
  const manifest = table(document, 'manifest');
  return {
    packages: list(packages).flatMap(lockedPackage),
    members: list(value(manifest, 'members')).filter(isText).map(normalizeName),
    groups: [...requirements(value(manifest, 'requirements')), ...everyRequirement(table(manifest, 'dependency-groups'))],
  };
}

function lockedPackage(entry: unknown): LockedPackage[] {
  const name = value(entry, 'name');
  if (!isText(name)) return [];
  const normalized = normalizeName(name);
  const version = text(value(entry, 'version'));
  const [kind, where] = source(value(entry, 'source'));
  const extras = Object.entries(table(entry, 'optional-dependencies'));
  return [
    {
      name: normalized,
      version,
      digest: packageDigest(normalized, version, origin(kind, where), files(entry)),
      folder: ['editable', 'virtual', 'directory'].includes(kind) ? folder(where) : undefined,
      requires: requirements(value(entry, 'dependencies')),
      extras: new Map(extras.map(([extra, found]) => [normalizeName(extra), requirements(found)])),
      groups: everyRequirement({ ...table(entry, 'dev-dependencies'), ...table(entry, 'dependency-groups') }),
    },
  ];
}

/** Kind of a source and what it names: `{ registry = "..." }`, or `registry+...` in the first versions. */
function source(found: unknown): readonly [kind: string, where: string] {
  if (isText(found)) return [found.split('+', 1)[0] ?? '', found.slice(found.indexOf('+') + 1)];
  const [[kind, where] = ['', '']] = Object.entries(isTable(found) ? found : {});
  return [kind, text(where)];
}

/** What identifies a package beside its files: a commit, a file; never the registry. */
function origin(kind: string, where: string): string {
  if (kind === 'git') return `${/subdirectory=([^&#]*)/.exec(where)?.[1] ?? ''}#${where.split('#').pop() ?? ''}`;
  return kind === 'registry' ? '' : fileName(where);
}

function files(entry: unknown): string[] {
  const found = [value(entry, 'sdist'), ...list(value(entry, 'wheels') ?? value(entry, 'wheel'))];
  return found.filter(isTable).map((file) => text(value(file, 'hash')) || fileName(text(value(file, 'url') ?? value(file, 'path') ?? value(file, 'filename'))));
}

function everyRequirement(lists: Table): LockedRequirement[] {
  return Object.values(lists).flatMap(requirements);
}

function requirements(found: unknown): LockedRequirement[] {
  return list(found).flatMap((entry) => {
    const name = value(entry, 'name');
    if (!isText(name)) return [];
    const version = value(entry, 'version');
    const extras = value(entry, 'extra') ?? value(entry, 'extras');
    const named = isText(extras) ? [extras] : list(extras).filter(isText);
    return [{ name: normalizeName(name), version: isText(version) ? version : undefined, extras: named.map(normalizeName) }];
  });
}

/** A folder as a path with slashes and without a last one; `.` is the lock's own. */
function folder(where: string): string {
  const parts = where.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  return `${where.startsWith('/') ? '/' : ''}${parts.join('/')}` || '.';
}

function text(found: unknown): string {
  return isText(found) ? found : '';
}

function isText(found: unknown): found is string {
  return typeof found === 'string' && found !== '';
}
