import type { TargetConfiguration } from '@nx/devkit';
import type { Command, Verb } from '../../toolchain/command';
import { serviceCommands } from '../../toolchain/service-commands';
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

/** What every Python target depends on. */
export function installed(context: ServiceContext): string[] {
  return [context.names.install];
}
