import type { ExecutorContext } from '@nx/devkit';
import { RobynError } from '../service/errors';
import type { Verb } from '../toolchain/command';
import { packageManagerCommands, serviceCommands } from '../toolchain/service-commands';
import { runProgram } from './process';
import { type ServiceProject, serviceProject } from './service-project';

/** What an executor returns to Nx. */
export interface Outcome {
  readonly success: boolean;
}

/**
 * Runs the commands behind a verb in the project's directory, one after another until one fails.
 *
 * @param extra arguments for the last command
 * @param prepare looks at the project first, and throws where nothing should run
 * @returns failure, after its message, for what a person can mend
 */
export async function runVerb(
  verb: Verb,
  context: ExecutorContext,
  extra: readonly string[] = [],
  prepare: (project: ServiceProject) => void = () => undefined,
): Promise<Outcome> {
  try {
    const project = serviceProject(context);
    prepare(project);
    const { installation } = packageManagerCommands(project.model.packageManager);
    const commands = serviceCommands(verb, project.model);
    for (const [index, command] of commands.entries()) {
      const args = index === commands.length - 1 ? [...command.args, ...extra] : command.args;
      const code = await runProgram({ ...command, args }, project.directory, installation);
      if (code !== 0) return { success: false };
    }
    return { success: true };
  } catch (error) {
    if (!(error instanceof RobynError)) throw error;
    console.error(error.message);
    return { success: false };
  }
}
