import type { ExecutorContext } from '@nx/devkit';
import { RobynError } from '../service/errors';
import type { Verb } from '../toolchain/command';
import { packageManagerCommands, serviceCommands } from '../toolchain/service-commands';
import { runProgram } from './process';
import { type ServiceProject, serviceProject } from './service-project';
import { sharing } from './sharing';

/** What an executor returns to Nx. */
export interface Outcome {
  readonly success: boolean;
}

/** What an executor adds to its verb. */
export interface VerbAdditions {
  /** Arguments for the last command. */
  readonly extra?: readonly string[];
  /** Looks at the project first, and throws where nothing should run. */
  readonly prepare?: (project: ServiceProject) => void;
  /** Says why a command may have failed, where its own words do not. */
  readonly explain?: (project: ServiceProject) => RobynError | undefined;
}

/**
 * Runs the commands behind a verb in the project's directory, one after another until one fails.
 *
 * @returns failure, after its message, for what a person can mend
 */
export async function runVerb(
  verb: Verb,
  context: ExecutorContext,
  { extra = [], prepare, explain }: VerbAdditions = {},
): Promise<Outcome> {
  try {
    const project = serviceProject(context);
    prepare?.(project);
    const { installation } = packageManagerCommands(project.model.packageManager);
    const commands = serviceCommands(verb, { ...project.model, sharing: sharing(project, context.root) });
    for (const [index, command] of commands.entries()) {
      const args = index === commands.length - 1 ? [...command.args, ...extra] : command.args;
      const code = await runProgram({ ...command, args }, project.directory, installation);
      if (code === 0) continue;
      const reason = explain?.(project);
      if (reason !== undefined) throw reason;
      return { success: false };
    }
    return { success: true };
  } catch (error) {
    if (!(error instanceof RobynError)) throw error;
    console.error(error.message);
    return { success: false };
  }
}
