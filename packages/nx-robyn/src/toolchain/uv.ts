import type { Command, PackageManagerCommands } from './command';

const uvCommand = (...args: readonly string[]): Command => ({ program: 'uv', args });

export const uv: PackageManagerCommands = {
  install: (development) => [uvCommand('sync', '--locked', ...(development ? [] : ['--no-dev']))],
  lock: () => uvCommand('lock'),
  build: () => uvCommand('build', '--out-dir', 'dist'),
  run: (program, ...args) => uvCommand('run', '--frozen', program, ...args),
  environment: {},
  lockFile: 'uv.lock',
  workspaces: true,
  examples: { lock: ['--upgrade'], build: ['--wheel'] },
  installation: 'curl -LsSf https://astral.sh/uv/install.sh | sh  (or: pipx install uv)',
  version: uvCommand('--version'),
  oldest: '0.5.0',
  upgrade: 'uv self update  (or: pipx upgrade uv)',
};
