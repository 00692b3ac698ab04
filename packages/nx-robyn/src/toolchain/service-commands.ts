import type { PackageManager } from '../service/model';
import type { Command, PackageManagerCommands, Sharing, Verb } from './command';
import { poetry } from './poetry';
import { uv } from './uv';

/** What the commands of a service depend on. A ServiceModel is one. */
export interface CommandSubject {
  readonly packageManager: PackageManager;
  /** Import package, which is the service's own command line: `python -m MODULE`. */
  readonly module: string;
  /** Whose environment it is installed into; default its own. */
  readonly sharing?: Sharing;
}

const managers: Readonly<Record<PackageManager, PackageManagerCommands>> = { uv, poetry };

export function packageManagerCommands(packageManager: PackageManager): PackageManagerCommands {
  return managers[packageManager];
}

/**
 * The commands behind a verb, in order, to be run in the project's directory. Targets, executors and the Makefile are
 * all made from this one table.
 */
export function serviceCommands(verb: Verb, subject: CommandSubject): readonly Command[] {
  const manager = packageManagerCommands(subject.packageManager);
  const own = (...args: readonly string[]): Command => manager.run('python', '-m', subject.module, ...args);
  const table: Readonly<Record<Verb, () => readonly Command[]>> = {
    install: () => manager.install(true, subject.sharing),
    lock: () => [manager.lock()],
    build: () => [manager.build()],
    serve: () => [own('serve')],
    dev: () => [own('dev')],
    lint: () => [manager.run('ruff', 'check', '.'), manager.run('ruff', 'format', '--check', '.'), manager.run('lint-imports')],
    format: () => [manager.run('ruff', 'check', '--fix', '.'), manager.run('ruff', 'format', '.')],
    typecheck: () => [manager.run('mypy')],
    test: () => [manager.run('pytest')],
    coverage: () => [
      manager.run('coverage', 'erase'),
      manager.run('coverage', 'run', '-m', 'pytest'),
      manager.run('coverage', 'combine'),
      manager.run('coverage', 'report'),
    ],
    makemigration: () => [own('makemigration')],
    migrate: () => [own('migrate')],
    rollback: () => [own('rollback')],
    'migration-check': () => [own('migration-check')],
    openapi: () => [own('openapi', '--output', 'openapi.json')],
  };
  return table[verb]();
}
