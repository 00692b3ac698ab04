import { packageVersion } from '../disk/package';
import { RobynError, UsageRefused } from '../service/errors';
import { render } from './render';
import { restoreWorkspace } from './restore';

const usage = `nx-robyn COMMAND

  render DIRECTORY OUT   render what the manifest in DIRECTORY/pyproject.toml says into OUT, which is empty or missing
  restore [--keep]       take back what an interrupted run left in this workspace; with --keep only forget the run
  --version              the version of the package, which is the version of its templates
  --help                 this text
`;

/**
 * The command line of the package.
 *
 * @param args words after the program's name
 * @returns the exit code: 0 done, 1 failed
 */
export function main(args: readonly string[]): number {
  try {
    const [command, ...rest] = args;
    if (command === '--version') process.stdout.write(`${packageVersion()}\n`);
    else if (command === '--help') process.stdout.write(usage);
    else if (command === 'render' && rest.length === 2) {
      const [directory, out] = rest as [string, string];
      process.stdout.write(`${render(directory, out)} files in ${out}\n`);
    } else if (command === 'restore' && (rest.length === 0 || (rest.length === 1 && rest[0] === '--keep'))) {
      restoreWorkspace(process.cwd(), rest.length === 1, (line) => process.stdout.write(`${line}\n`));
    } else {
      throw new UsageRefused({
        what: `"nx-robyn ${args.join(' ')}" is no command.`,
        why: 'there are two: render, which takes two directories, and restore.',
        fix: 'nx-robyn render DIRECTORY OUT, or nx-robyn restore',
      });
    }
    return 0;
  } catch (error) {
    if (!(error instanceof RobynError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
