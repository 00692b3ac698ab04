import type { Command, PackageManagerCommands } from './command';

const poetryCommand = (...args: readonly string[]): Command => ({ program: 'poetry', args });

export const poetry: PackageManagerCommands = {
  install: (development) => poetryCommand('install', ...(development ? [] : ['--only', 'main'])),
  lock: () => poetryCommand('lock'),
  build: () => poetryCommand('build'),
  run: (program, ...args) => poetryCommand('run', program, ...args),
  lockFile: 'poetry.lock',
  installation: 'pipx install poetry',
};
