import { parse, TomlError } from 'smol-toml';
import { readPoetryLock } from '../packaging/lock/poetry-lock';
import { type Pin, type Shares, shares } from '../packaging/lock/shares';
import { readUvLock } from '../packaging/lock/uv-lock';
import { LockUnreadable } from '../service/errors';
import type { Notation } from './file-facts';

/** What a lock says, or why it says nothing. */
export type LockFacts = Shares | string;

/**
 * Reads a lock. It throws nothing: what cannot be read is the message of a named error.
 *
 * @param path relative to the workspace; its last part tells uv's from Poetry's
 */
export function readLock(bytes: Buffer, path: string): LockFacts {
  const [tool, read] = path.endsWith('poetry.lock') ? (['poetry', readPoetryLock] as const) : (['uv', readUvLock] as const);
  try {
    const lock = read(parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return lock === undefined ? unreadable(path, `it lists no packages as ${tool} does`, tool) : shares(lock);
  } catch (error) {
    const place = error instanceof TomlError ? `${path}:${error.line}:${error.column}` : path;
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return unreadable(place, why.replace(/^Invalid TOML document: /, ''), tool);
  }
}

function unreadable(where: string, why: string, tool: string): string {
  const { message } = new LockUnreadable({
    what: 'the lock cannot be read; the packages of its projects are not in the graph.',
    where,
    why,
    fix: `write it anew with \`${tool} lock\``,
  });
  return message;
}

interface WrittenLock {
  readonly pins: readonly number[];
  /** Null is all of them. */
  readonly projects: Readonly<Record<string, readonly number[] | null>>;
}

interface Written {
  readonly pins: readonly (readonly [name: string, version: string, digest: string])[];
  readonly locks: Readonly<Record<string, WrittenLock | string>>;
}

/** Writes the packages of all locks once, and each lock as numbers of them: a thousand locks have most of them alike. */
export const lockNotation: Notation<LockFacts> = {
  write(facts) {
    const numbers = new Map<string, number>();
    const pins: [string, string, string][] = [];
    const numberOf = ({ name, version, digest }: Pin): number => {
      const key = [name, version, digest].join('\0');
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, pins.length);
      return pins.push([name, version, digest]) - 1;
    };
    const locks = [...facts].map(([path, found]) => [path, typeof found === 'string' ? found : writtenLock(found, numberOf)]);
    return { pins, locks: Object.fromEntries(locks) } satisfies Written;
  },
  read(written) {
    const { pins, locks } = written as Written;
    const known = pins.map(([name, version, digest]): Pin => ({ name, version, digest }));
    return new Map(Object.entries(locks).map(([path, found]) => [path, typeof found === 'string' ? found : readWritten(found, known)]));
  },
};

function writtenLock(found: Shares, numberOf: (pin: Pin) => number): WrittenLock {
  const all = found.pins.length;
  const projects = [...found.projects].map(([folder, indexes]) => [folder, indexes.length === all ? null : indexes]);
  return { pins: found.pins.map(numberOf), projects: Object.fromEntries(projects) };
}

function readWritten({ pins, projects }: WrittenLock, known: readonly Pin[]): Shares {
  const own = pins.map((number) => known[number] as Pin);
  const indexes = Object.entries(projects).map(([folder, found]) => [folder, found ?? own.map((_, index) => index)] as const);
  return { pins: own, projects: new Map(indexes) };
}
