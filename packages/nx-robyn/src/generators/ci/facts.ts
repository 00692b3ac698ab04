import type { PackageManager } from '@nx/devkit';

/** What a pipeline is made from: everything about a workspace that it depends on. */
export interface PipelineFacts {
  /** Branch that changes are compared with. */
  readonly branch: string;
  /** A version of Node, or the file of the workspace that says it. */
  readonly node: string;
  /** The major version of that Node, or `lts` where it cannot be told. */
  readonly major: string;
  /** Package manager of JavaScript. */
  readonly manager: PackageManager;
  /** What is particular about that one: `berry` (Yarn 2 and newer), `unlocked` (no lock), `pinned` (package.json says its version). */
  readonly traits: readonly ManagerTrait[];
  /** Versions of Python, the newest first. */
  readonly pythons: readonly string[];
  /** Package managers of Python. */
  readonly tools: readonly PythonTool[];
  readonly servers: readonly Server[];
  /** Names of the targets to run. */
  readonly targets: readonly string[];
}

export type ManagerTrait = 'berry' | 'pinned' | 'unlocked';
export type PythonTool = 'uv' | 'poetry';

/** A server that tests use; `database`: a service's own default is PostgreSQL, so that its commands need one as well. */
export type Server = 'postgresql' | 'database' | 'redis';

/** Files that can say the version of Node. */
export const nodeFiles = ['.nvmrc', '.node-version', '.tool-versions', 'package.json'];

const lists = ['traits', 'pythons', 'tools', 'servers', 'targets'] as const;
const words = ['branch', 'node', 'major', 'manager'] as const;
const mark = '# made for:';

/** The facts as a line of a comment: with it the next run knows what the file was made from. */
export function factsLine(facts: PipelineFacts): string {
  const pairs = [...words.map((key) => [key, facts[key]]), ...lists.map((key) => [key, facts[key].join(',')])];
  return [mark, ...pairs.filter(([, value]) => value !== '').map(([key, value]) => `${key}=${value}`)].join(' ');
}

/** The facts that a file was made from; undefined where no line of it says them. */
export function recordedFacts(text: string): PipelineFacts | undefined {
  const line = text.split(/\r?\n/).find((candidate) => candidate.startsWith(mark));
  if (line === undefined) return undefined;
  const pairs = line.slice(mark.length).trim().split(' ').map((pair) => pair.split('=', 2) as [string, string?]);
  const found = Object.fromEntries(pairs.map(([key, value = '']) => [key, value]));
  if (words.some((key) => !found[key])) return undefined;
  const list = (key: string) => [key, (found[key] ?? '').split(',').filter(Boolean)];
  return Object.fromEntries([...words.map((key) => [key, found[key]]), ...lists.map(list)]) as unknown as PipelineFacts;
}
