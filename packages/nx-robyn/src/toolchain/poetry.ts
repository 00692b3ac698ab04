import type { Command, PackageManagerCommands } from './command';

// An environment that is activated would be taken for the project's: `poetry sync` would empty it of all that is not locked.
const environment = { VIRTUAL_ENV: '' };

const poetryCommand = (...args: readonly string[]): Command => ({ program: 'poetry', args, environment });

export const poetry: PackageManagerCommands = {
  // `poetry sync` refuses a lock that is stale, but makes one where there is none: the check refuses both.
  install: (development) => [
    poetryCommand('check', '--lock'),
    poetryCommand('sync', ...(development ? [] : ['--only', 'main'])),
  ],
  lock: () => poetryCommand('lock'),
  build: () => poetryCommand('build', '--clean'),
  run: (program, ...args) => poetryCommand('run', program, ...args),
  runIn: (directory, program, ...args) => poetryCommand('--directory', directory, 'run', program, ...args),
  environment,
  lockFile: 'poetry.lock',
  workspaces: false,
  examples: { lock: ['--regenerate'], build: ['--format', 'wheel'] },
  installation: 'pipx install poetry',
  version: poetryCommand('--version'),
  oldest: '2.4.0',
  upgrade: 'poetry self update  (or: pipx upgrade poetry)',
  python: {
    active: { program: 'python3', args: ['--version'] },
    list: poetryCommand('python', 'list'),
    install: (version) => poetryCommand('python', 'install', version),
  },
};
