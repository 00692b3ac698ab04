import type { Tree } from '@nx/devkit';
import { matchesGlob } from '../../packaging/glob';
import { jsonValue, lineEnd, withJsonItem, withJsonValue } from '../init/json-text';

const pnpmFile = 'pnpm-workspace.yaml';

/** Patterns of the folders that the package manager links as packages, or undefined where it links none. */
export function workspacePatterns(tree: Tree): readonly string[] | undefined {
  const text = tree.read(pnpmFile, 'utf8');
  if (text !== null) return pnpmItems(text).map(({ pattern }) => pattern);
  const { workspaces } = (jsonValue(tree.read('package.json', 'utf8') ?? '{}') ?? {}) as { workspaces?: unknown };
  const listed = Array.isArray(workspaces) ? workspaces : (workspaces as { packages?: unknown } | undefined)?.packages;
  return Array.isArray(listed) ? listed.filter((item): item is string => typeof item === 'string') : undefined;
}

/**
 * Has the package manager link a folder, where no pattern does so yet.
 *
 * @param isPnpm whether pnpm is the package manager, which keeps patterns in a file of its own
 */
export function linkPackage(tree: Tree, directory: string, isPnpm: boolean): void {
  const patterns = workspacePatterns(tree);
  if (patterns !== undefined && isMatched(patterns, directory)) return;
  if (isPnpm || tree.exists(pnpmFile)) tree.write(pnpmFile, withPnpmItem(tree.read(pnpmFile, 'utf8') ?? '', directory));
  else tree.write('package.json', withPattern(tree.read('package.json', 'utf8') ?? '{}\n', directory, patterns));
}

function isMatched(patterns: readonly string[], directory: string): boolean {
  const without = (pattern: string) => pattern.replace(/^!/, '').replace(/^\.\//, '').replace(/\/$/, '');
  const matching = patterns.filter((pattern) => matchesGlob(without(pattern), directory));
  return matching.length > 0 && !matching.some((pattern) => pattern.startsWith('!'));
}

function withPattern(text: string, directory: string, patterns: readonly string[] | undefined): string {
  if (patterns === undefined) return withJsonValue(text, ['workspaces'], [directory]);
  const { workspaces } = jsonValue(text) as { workspaces?: unknown };
  return withJsonItem(text, Array.isArray(workspaces) ? ['workspaces'] : ['workspaces', 'packages'], directory);
}

interface PnpmItem {
  readonly pattern: string;
  readonly indentation: string;
}

/** The items of the list `packages`, which is all that is read of the file. */
function pnpmItems(text: string): readonly PnpmItem[] {
  const [, list = ''] = /^packages:[^\S\n]*(?:#.*)?\r?\n((?:[^\S\n]*(?:-.*|#.*)?(?:\r?\n|$))*)/m.exec(text) ?? [];
  return [...list.matchAll(/^([^\S\n]*)-\s*(?:'([^']*)'|"([^"]*)"|([^\s#]+))/gm)].map(([, indentation = '', ...quoted]) => ({
    indentation,
    pattern: quoted.find((pattern) => pattern !== undefined) ?? '',
  }));
}

/** The text with one more item, before those that are there: comments and everything else stay as they are. */
function withPnpmItem(text: string, directory: string): string {
  const end = lineEnd(text);
  const [first] = pnpmItems(text);
  const line = `${first?.indentation ?? '  '}- '${directory}'${end}`;
  const head = /^packages:[^\S\n]*(?:#.*)?\r?\n/m.exec(text);
  if (head === null) return `packages:${end}${line}${text}`;
  const at = head.index + head[0].length;
  return `${text.slice(0, at)}${line}${text.slice(at)}`;
}
