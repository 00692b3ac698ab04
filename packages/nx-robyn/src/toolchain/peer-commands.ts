import type { Orm, PackageManager } from '../service/model';
import type { Command, Sharing } from './command';
import { packageManagerCommands } from './service-commands';
import { syncScope } from './uv';

/** Development tools that robyn-config's Makefile calls. */
export const peerTools = ['ruff', 'black', 'isort', 'mypy', 'pytest', 'pytest-cov'] as const;

export type PeerTool = (typeof peerTools)[number];

/** What the commands of a project made by robyn-config depend on. */
export interface PeerSubject {
  readonly packageManager: PackageManager;
  readonly orm: Orm;
  /** Whether there is a lock that it is installed from: without one nothing can be frozen. */
  readonly locked: boolean;
  /** Whose environment it is installed into. */
  readonly sharing: Sharing;
  /** Whether the development tools are an extra `dev`, as robyn-config has it for uv. */
  readonly developmentExtra: boolean;
  readonly buildable: boolean;
  readonly tools: readonly PeerTool[];
  /** Whether there is a folder of tests: robyn-config makes none. */
  readonly tested: boolean;
  /** Whether Aerich's first migration was made. Alembic needs no beginning. */
  readonly migrationsBegun: boolean;
}

export const peerVerbs = [
  'install',
  'lock',
  'build',
  'serve',
  'dev',
  'lint',
  'format',
  'typecheck',
  'test',
  'coverage',
  'check',
  'makemigration',
  'migrate',
  'rollback',
] as const;

export type PeerVerb = (typeof peerVerbs)[number];

const source = 'src/app';

/**
 * The commands behind a verb, in order, to be run in the project's directory: those of robyn-config's own Makefile, where
 * these work. None where the project has not what the verb needs.
 */
export function peerCommands(verb: PeerVerb, subject: PeerSubject): readonly Command[] {
  const manager = packageManagerCommands(subject.packageManager);
  const run = (program: string, ...args: readonly string[]): Command =>
    subject.packageManager === 'uv' && !subject.locked
      ? { program: 'uv', args: ['run', program, ...args] }
      : manager.run(program, ...args);
  const tool = (name: PeerTool, ...args: readonly string[]): readonly Command[] =>
    subject.tools.includes(name) ? [run(name, ...args)] : [];
  const lint = () => tool('ruff', 'check', source);
  const typecheck = () => tool('mypy', '--check-untyped-defs', source);
  const test = (...args: readonly string[]) => (subject.tested ? tool('pytest', ...args) : []);
  const migrations = subject.orm === 'sqlalchemy' ? alembic(run) : aerich(run, subject.migrationsBegun);
  const table: Readonly<Record<PeerVerb, () => readonly Command[]>> = {
    install: () => [install(subject)],
    lock: () => [manager.lock()],
    build: () => (subject.buildable ? [manager.build()] : []),
    serve: () => [run('python', '-m', 'app.server', '--fast', '--log-level', 'WARNING')],
    dev: () => [run('python', '-m', 'robyn', `${source}/server.py`, '--dev')],
    lint,
    format: () => [...tool('black', source), ...tool('isort', 'src'), ...tool('ruff', 'check', source, '--fix')],
    typecheck,
    test,
    coverage: () => (subject.tools.includes('pytest-cov') ? test(`--cov=./${source}`, '--cov-report=term-missing', '--cov-report=html') : []),
    check: () => [...lint(), ...tool('black', '--check', source), ...tool('isort', '--check', 'src'), ...typecheck(), ...test()],
    makemigration: () => [migrations.make],
    migrate: () => [migrations.migrate],
    rollback: () => [migrations.rollback],
  };
  return table[verb]();
}

// The Makefile's `uv pip install` needs an environment that is there, and its `uv sync` leaves the development tools out.
function install({ packageManager, locked, sharing, developmentExtra }: PeerSubject): Command {
  if (packageManager === 'poetry') {
    return { program: 'poetry', args: ['install', '--no-interaction'], environment: packageManagerCommands('poetry').environment };
  }
  return { program: 'uv', args: ['sync', ...(locked ? ['--locked'] : []), ...syncScope[sharing], ...(developmentExtra ? ['--extra', 'dev'] : [])] };
}

interface Migrations {
  readonly make: Command;
  readonly migrate: Command;
  readonly rollback: Command;
}

type Run = (program: string, ...args: readonly string[]) => Command;

function alembic(run: Run): Migrations {
  return {
    make: run('alembic', 'revision', '--autogenerate', '--message', messageArgument),
    migrate: run('alembic', 'upgrade', 'head'),
    rollback: run('alembic', 'downgrade', '-1'),
  };
}

function aerich(run: Run, begun: boolean): Migrations {
  return {
    make: begun ? run('aerich', 'migrate', '--offline', '--no-input', '--name', messageArgument) : run('aerich', 'init-migrations'),
    migrate: run('aerich', 'upgrade'),
    rollback: run('aerich', 'downgrade', '--yes'),
  };
}

/** Stands for the message of a migration, which Nx puts in. */
export const messageArgument = '{args.message}';
