import type { TargetConfiguration } from '@nx/devkit';
import type { Command, Environment } from '../../toolchain/command';
import { shellLine } from '../../toolchain/shell';

/** What a person reads about a target in `nx show project` and in Nx Console. */
export interface Description {
  readonly technologies: readonly string[];
  readonly description: string;
  /** Command that explains the tool behind the target. */
  readonly help: string;
  /** Options or arguments worth an example. */
  readonly example?: { readonly options?: Record<string, unknown>; readonly args?: string[] };
}

/** Inputs and the other settings of a target, as Nx takes them. */
export type Settings = Pick<
  TargetConfiguration,
  'inputs' | 'outputs' | 'dependsOn' | 'cache' | 'continuous' | 'options' | 'parallelism'
>;

function metadata(description: Description): NonNullable<TargetConfiguration['metadata']> {
  return {
    technologies: [...description.technologies],
    description: description.description,
    help: { command: description.help, example: { ...description.example } },
  };
}

/** Nx puts the project's folder there: targets of projects that are alike are the same, wherever these lie. */
const cwd = '{projectRoot}';

/** A target that runs commands in the project's folder as they stand, one after another; extra arguments go to the last of one. */
export function commandTarget(
  commands: readonly Command[],
  description: Description,
  settings: Settings,
): TargetConfiguration {
  const lines = commands.map(shellLine);
  const [only] = lines;
  const environment = Object.assign({}, ...commands.map((command) => command.environment)) as Environment;
  const env = Object.keys(environment).length === 0 ? {} : { env: environment };
  return {
    executor: 'nx:run-commands',
    ...settings,
    options: lines.length === 1 ? { command: only, cwd, ...env } : { commands: lines, parallel: false, cwd, ...env },
    metadata: metadata(description),
  };
}

/** A target with logic of its own behind it. */
export function executorTarget(executor: string, description: Description, settings: Settings): TargetConfiguration {
  return { executor: `nx-robyn:${executor}`, ...settings, metadata: metadata(description) };
}
