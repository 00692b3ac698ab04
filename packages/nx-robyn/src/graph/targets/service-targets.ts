import type { TargetConfiguration } from '@nx/devkit';
import { type Target, targets } from '../options';
import { build } from './build';
import { check } from './check';
import type { ServiceContext, ServiceTarget } from './context';
import { contractCheck } from './contract-check';
import { contractDrift } from './contract-drift';
import { coverage } from './coverage';
import { dev } from './dev';
import { format } from './format';
import { install } from './install';
import { lint } from './lint';
import { lock } from './lock';
import { makemigration } from './makemigration';
import { migrate } from './migrate';
import { migrationCheck } from './migration-check';
import { migrationDrift } from './migration-drift';
import { openapi } from './openapi';
import { rollback } from './rollback';
import { serve } from './serve';
import { test } from './test';
import { typecheck } from './typecheck';

const makers: Readonly<Record<Target, ServiceTarget>> = {
  install,
  lock,
  build,
  serve,
  dev,
  lint,
  format,
  typecheck,
  test,
  coverage,
  check,
  makemigration,
  migrate,
  rollback,
  'migration-check': migrationCheck,
  'migration-drift': migrationDrift,
  openapi,
  'contract-check': contractCheck,
  'contract-drift': contractDrift,
};

const groups: Readonly<Record<string, readonly Target[]>> = {
  Run: ['dev', 'serve'],
  Quality: ['check', 'lint', 'format', 'typecheck', 'test', 'coverage'],
  Migrations: ['makemigration', 'migrate', 'rollback', 'migration-check', 'migration-drift'],
  Contract: ['openapi', 'contract-check', 'contract-drift'],
  Environment: ['install', 'lock', 'build'],
};

/** All targets of a service, by the names that they have in this workspace. */
export function serviceTargets(context: ServiceContext): Record<string, TargetConfiguration> {
  return Object.fromEntries(targets.map((target) => [context.names[target], makers[target](context)]));
}

/**
 * The groups in which Nx Console and `nx show project --web` list targets.
 *
 * @param listed names of the targets that there are; default all
 */
export function targetGroups(names: ServiceContext['names'], listed: readonly string[] = Object.values(names)): Record<string, string[]> {
  const found = Object.entries(groups).map(([group, members]): [string, string[]] => [
    group,
    members.map((target) => names[target]).filter((name) => listed.includes(name)),
  ]);
  return Object.fromEntries(found.filter(([, members]) => members.length > 0));
}
