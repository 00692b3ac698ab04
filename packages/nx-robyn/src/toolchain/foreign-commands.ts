import type { Command, Sharing } from './command';
import { syncScope } from './uv';

/** Who manages the environment of a Python project that nx-robyn did not make. */
export type ForeignManager = 'uv' | 'poetry' | 'none';

/** What a pyproject.toml of somebody else's says about how its project is worked on. */
export interface ForeignSubject {
  readonly manager: ForeignManager;
  /** Whether there is a lock that it is installed from: without one nothing can be frozen. */
  readonly locked: boolean;
  /** Whose environment it is installed into. */
  readonly sharing: Sharing;
  readonly buildable: boolean;
  readonly linter: 'ruff' | 'none';
  /** Whether the linter also formats: its configuration says how. */
  readonly formatted: boolean;
  readonly typechecker: 'mypy' | 'pyright' | 'none';
  /** Whether the type checker's own table names the files to check. */
  readonly typecheckerKnowsFiles: boolean;
  readonly tester: 'pytest' | 'none';
}

export const foreignVerbs = ['install', 'lock', 'build', 'lint', 'typecheck', 'test'] as const;

export type ForeignVerb = (typeof foreignVerbs)[number];

/** The commands behind a verb; none where the project's own configuration does not support it. */
export function foreignCommands(verb: ForeignVerb, subject: ForeignSubject): readonly Command[] {
  const command = foreignCommand(verb, subject);
  if (command === undefined) return [];
  return verb === 'lint' && subject.formatted ? [command, run(subject, 'ruff', 'format', '--check', '.')] : [command];
}

function foreignCommand(verb: ForeignVerb, subject: ForeignSubject): Command | undefined {
  switch (verb) {
    case 'install':
      return install(subject);
    case 'lock':
      return subject.manager === 'none' ? undefined : { program: subject.manager, args: ['lock'] };
    case 'build':
      if (!subject.buildable) return undefined;
      return subject.manager === 'poetry' ? { program: 'poetry', args: ['build', '--clean'] } : { program: 'uv', args: ['build', '--clear', '--out-dir', 'dist'] };
    case 'lint':
      return subject.linter === 'none' ? undefined : run(subject, 'ruff', 'check', '.');
    case 'typecheck':
      if (subject.typechecker === 'none') return undefined;
      return run(subject, subject.typechecker, ...(subject.typecheckerKnowsFiles ? [] : ['.']));
    case 'test':
      return subject.tester === 'none' ? undefined : run(subject, 'pytest');
  }
}

/** The program behind a verb that has a command, and how it explains itself. */
export function foreignTool(verb: ForeignVerb, subject: ForeignSubject): { readonly name: string; readonly help: Command } {
  const manager = subject.manager === 'poetry' ? 'poetry' : 'uv';
  switch (verb) {
    case 'install':
      return { name: manager, help: { program: manager, args: [manager === 'poetry' ? 'install' : 'sync', '--help'] } };
    case 'lock':
    case 'build':
      return { name: manager, help: { program: manager, args: [verb, '--help'] } };
    case 'lint':
      return { name: 'ruff', help: run(subject, 'ruff', 'check', '--help') };
    case 'typecheck':
      return { name: subject.typechecker, help: run(subject, subject.typechecker, '--help') };
    case 'test':
      return { name: 'pytest', help: run(subject, 'pytest', '--help') };
  }
}

function install(subject: ForeignSubject): Command | undefined {
  if (subject.manager === 'none') return undefined;
  if (subject.manager === 'poetry') return { program: 'poetry', args: ['install'] };
  return { program: 'uv', args: ['sync', ...(subject.locked ? ['--locked'] : []), ...syncScope[subject.sharing]] };
}

function run(subject: ForeignSubject, program: string, ...args: readonly string[]): Command {
  if (subject.manager === 'poetry') return { program: 'poetry', args: ['run', program, ...args] };
  if (subject.manager === 'uv') {
    return { program: 'uv', args: ['run', ...(subject.locked ? ['--frozen'] : []), program, ...args] };
  }
  return { program, args };
}
