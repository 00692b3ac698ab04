import type { Command, PackageManagerCommands } from './command';

const poetryCommand = (...args: readonly string[]): Command => ({ program: 'poetry', args });

export const poetry: PackageManagerCommands = {
  // `poetry sync` refuses a lock that is stale, but makes one where there is none: the check refuses both.
  install: (development) => [
    poetryCommand('check', '--lock'),
    poetryCommand('sync', ...(development ? [] : ['--only', 'main'])),
  ],
  lock: () => poetryCommand('lock'),
  build: () => poetryCommand('build'),
  run: (program, ...args) => poetryCommand('run', program, ...args),
  lockFile: 'poetry.lock',
  workspaces: false,
  examples: { lock: ['--regenerate'], build: ['--format', 'wheel'] },
  installation: 'pipx install poetry',
  version: poetryCommand('--version'),
  oldest: '2.3.0',
  upgrade: 'poetry self update  (or: pipx upgrade poetry)',
  python: {
    active: { program: 'python3', args: ['--version'] },
    list: poetryCommand('python', 'list'),
    install: (version) => poetryCommand('python', 'install', version),
  },
};
