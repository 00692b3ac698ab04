import { normalizeName } from '../distribution-name';
import { isTable, list, type Table, table, value } from '../table';
import { packageDigest } from './digest';
import type { Lock, LockedPackage } from './lock';

/**
 * Reads a parsed poetry.lock, also of Poetry 1, which lists all files in `[metadata.files]`. It is one project's, which uses
 * all that is in it: who asks for what is not read. Undefined where there is neither a package nor Poetry's metadata.
 */
export function readPoetryLock(document: Table): Lock | undefined {
  const packages = value(document, 'package');
  if (!Array.isArray(packages) && !isTable(value(document, 'metadata'))) return undefined;
  const filesByName = table(document, 'metadata', 'files');
  return { packages: list(packages).flatMap((entry) => lockedPackage(entry, filesByName)), members: [], groups: [] };
}

function lockedPackage(entry: unknown, filesByName: Table): LockedPackage[] {
  const name = text(value(entry, 'name'));
  if (name === '') return [];
  const normalized = normalizeName(name);
  const version = text(value(entry, 'version'));
  const source = table(entry, 'source');
  const kind = text(value(source, 'type'));
  const origin = kind === 'git' ? ['subdirectory', 'resolved_reference'].map((key) => text(value(source, key))).join('#') : '';
  const files = list(value(entry, 'files') ?? value(filesByName, name)).filter(isTable);
  const hashes = files.map((file) => text(value(file, 'hash')) || text(value(file, 'file')));
  return [
    {
      name: normalized,
      version,
      digest: packageDigest(normalized, version, origin, hashes),
      folder: kind === 'directory' ? text(value(source, 'url')) : undefined,
      requires: [],
      extras: new Map(),
      groups: [],
    },
  ];
}

function text(found: unknown): string {
  return typeof found === 'string' ? found : '';
}
