import type { Verb } from './command';
import { type CommandSubject, packageManagerCommands, serviceCommands } from './service-commands';
import { shellLine } from './shell';

/** A target of a service's Makefile. */
export interface MakefileTarget {
  readonly name: string;
  readonly description: string;
  readonly prerequisites: readonly string[];
  /** Lines of the recipe, without the tab. */
  readonly commands: readonly string[];
}

/** Makefile targets that do what a verb does, under the name that people without Nx know. */
const verbTargets: readonly (readonly [name: string, verb: Verb, description: string])[] = [
  ['install.dev', 'install', 'Install the locked dependencies, those for development included'],
  ['lock', 'lock', 'Resolve the dependencies and write the lock'],
  ['build', 'build', 'Build wheel and sdist into dist'],
  ['lint', 'lint', 'Check style and the arrow between the layers'],
  ['typecheck', 'typecheck', 'Check the types'],
  ['fix', 'format', 'Mend style and format'],
  ['tests', 'test', 'Run the tests'],
  ['tests.coverage', 'coverage', 'Run the tests and report coverage'],
  ['run', 'serve', 'Migrate, then serve'],
  ['run.dev', 'dev', 'Install, migrate, seed and serve with reload'],
  ['migrate', 'migrate', 'Bring the database to the newest revision'],
  ['rollback', 'rollback', 'Take the newest revision back'],
  ['migration-check', 'migration-check', 'Check that models and migrations agree'],
  ['openapi', 'openapi', 'Write openapi.json'],
];

/** The targets of a service's Makefile, in the order in which they are written. */
export function makefile(subject: CommandSubject): readonly MakefileTarget[] {
  const lines = (verb: Verb) => serviceCommands(verb, subject).map(shellLine);
  const compose = (name: string, description: string, ...commands: string[]): MakefileTarget => ({
    name,
    description,
    prerequisites: [],
    commands: commands.map((command) => `docker compose ${command}`),
  });
  return [
    {
      name: 'install',
      description: 'Install the locked dependencies of the service alone',
      prerequisites: [],
      commands: packageManagerCommands(subject.packageManager).install(false).map(shellLine),
    },
    ...verbTargets.map(([name, verb, description]) => ({ name, description, prerequisites: [], commands: lines(verb) })),
    { name: 'check', description: 'Lint, check types, test', prerequisites: ['lint', 'typecheck', 'tests'], commands: [] },
    {
      name: 'makemigration',
      description: 'Write the migration from the database to the models: MIGRATION_MESSAGE="add price"',
      prerequisites: [],
      // Make hands a variable of its command line to the recipe's environment: the shell quotes it, whatever it holds.
      commands: lines('makemigration').map((line) => `${line} --message "$$MIGRATION_MESSAGE"`),
    },
    compose('run.compose', 'Serve in containers, in the foreground', 'up --build'),
    compose('backend.run', 'Start the containers', 'up --build -d'),
    compose('backend.status', 'Show the containers', 'ps'),
    compose('backend.update', 'Pull, build and start again what changed', 'pull --ignore-buildable', 'up --build -d'),
    compose('backend.stop', 'Stop the containers', 'down'),
  ];
}

/** The verb that a Makefile target does, where it does one. */
export function makefileVerb(name: string): Verb | undefined {
  return name === 'makemigration' ? 'makemigration' : verbTargets.find(([target]) => target === name)?.[1];
}
