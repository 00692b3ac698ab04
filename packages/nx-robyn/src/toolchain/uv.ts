import type { Command, PackageManagerCommands, Sharing } from './command';

const uvCommand = (...args: readonly string[]): Command => ({ program: 'uv', args });

/**
 * Arguments of `uv sync` by whose environment it makes. By itself it removes what the project does not need, and with that what other
 * members of the workspace do, also from under their tests: all members make the same of the environment that they share.
 * Where they cannot be installed together, each adds what it needs.
 */
export const syncScope: Readonly<Record<Sharing, readonly string[]>> = {
  own: [],
  shared: ['--all-packages'],
  conflicting: ['--inexact'],
};

export const uv: PackageManagerCommands = {
  install: (development, sharing = 'own') => [uvCommand('sync', '--locked', ...syncScope[sharing], ...(development ? [] : ['--no-dev']))],
  lock: () => uvCommand('lock'),
  build: () => uvCommand('build', '--clear', '--out-dir', 'dist'),
  run: (program, ...args) => uvCommand('run', '--frozen', program, ...args),
  runIn: (directory, program, ...args) => uvCommand('run', '--directory', directory, '--frozen', program, ...args),
  environment: {},
  lockFile: 'uv.lock',
  workspaces: true,
  examples: { lock: ['--upgrade'], build: ['--wheel'] },
  installation: 'curl -LsSf https://astral.sh/uv/install.sh | sh  (or: pipx install uv)',
  version: uvCommand('--version'),
  oldest: '0.9.6',
  upgrade: 'uv self update  (or: pipx upgrade uv)',
};
