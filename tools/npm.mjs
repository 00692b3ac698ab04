import { run } from './command.mjs';

/**
 * Has npm install, from its cache where it can, and say nothing but errors.
 * @param {string} directory of the package.json
 * @param {string[]} args packages and further options; none: what the package.json lists
 */
export function npmInstall(directory, args = []) {
  return run('npm', ['install', '--no-fund', '--no-audit', '--prefer-offline', '--loglevel=error', ...args], { cwd: directory });
}
