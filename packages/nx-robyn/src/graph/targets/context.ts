import type { TargetConfiguration } from '@nx/devkit';
import type { Orm } from '../../service/model';
import type { Command, PackageManagerCommands, Verb } from '../../toolchain/command';
import { packageManagerCommands, serviceCommands } from '../../toolchain/service-commands';
import { shellLine } from '../../toolchain/shell';
import type { DetectedService } from '../detection';
import type { Target } from '../options';

/** What the targets of a service are made from. */
export interface ServiceContext {
  /** Directory of the service, relative to the workspace. */
  readonly root: string;
  readonly service: DetectedService;
  /** Names that the targets have in this workspace. */
  readonly names: Readonly<Record<Target, string>>;
}

export type ServiceTarget = (context: ServiceContext) => TargetConfiguration;

export function commandsOf(context: ServiceContext, verb: Verb): readonly Command[] {
  return serviceCommands(verb, context.service);
}

export function managerOf(context: ServiceContext): PackageManagerCommands {
  return packageManagerCommands(context.service.packageManager);
}

/** What every Python target depends on. */
export function installed(context: ServiceContext): string[] {
  return [context.names.install];
}

/** The command that explains a program of the service's environment, for a target that runs in the service. */
export function helpOf(context: ServiceContext, program: string, ...args: readonly string[]): string {
  return shellLine(managerOf(context).run(program, ...args, '--help'));
}

/** The command that explains a verb of the service's own command line. Nx runs it in the workspace's root: executors have no directory. */
export function verbHelp(context: ServiceContext, verb: Verb): string {
  return shellLine(managerOf(context).runIn(context.root, 'python', '-m', context.service.module, verb, '--help'));
}

const migrationTools: Readonly<Record<Orm, string>> = { sqlalchemy: 'alembic', tortoise: 'aerich' };

/** What makes and runs the migrations of the service. */
export function migrationTool(context: ServiceContext): string {
  return migrationTools[context.service.orm];
}
