/** A program and its arguments; no shell reads them. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Variables that it is given beside those of whoever starts it. */
  readonly environment?: Environment;
}

export type Environment = Readonly<Record<string, string>>;

/** What can be done with a service, as the commands table names it. */
export const verbs = [
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
  'makemigration',
  'migrate',
  'rollback',
  'migration-check',
  'openapi',
] as const;

export type Verb = (typeof verbs)[number];

/**
 * Whose environment a project works in: its own; that of its uv workspace, which all members share; or the same where
 * the workspace declares that members cannot be installed together.
 */
export type Sharing = 'own' | 'shared' | 'conflicting';

/** How one Python package manager does what every project needs. */
export interface PackageManagerCommands {
  /**
   * Makes the environment what the lock says, with the development dependencies or without. Without a lock, and with one
   * that pyproject.toml has left behind, it fails and resolves nothing.
   *
   * @param sharing default: the environment is the project's own
   */
  install(development: boolean, sharing?: Sharing): readonly Command[];
  /** Resolves the dependencies and writes the lock. */
  lock(): Command;
  /** Writes wheel and sdist to `dist`, and nothing else stays there: a cache would keep it. */
  build(): Command;
  /** Runs a program of the environment without resolving anything. */
  run(program: string, ...args: readonly string[]): Command;
  /** The same from elsewhere: the directory is that of the project. */
  runIn(directory: string, program: string, ...args: readonly string[]): Command;
  /** Variables that all of its commands are given. */
  readonly environment: Environment;
  /** File that the lock is. */
  readonly lockFile: string;
  /** Whether the lock of a directory above can be the project's own. */
  readonly workspaces: boolean;
  /** Arguments of {@link lock} and {@link build} worth an example. */
  readonly examples: { readonly lock: readonly string[]; readonly build: readonly string[] };
  /** How the program itself is installed. */
  readonly installation: string;
  /** Prints its version. */
  readonly version: Command;
  /** The oldest that reads the projects and locks of nx-robyn. */
  readonly oldest: string;
  /** How a newer one is installed. */
  readonly upgrade: string;
  /** For one that takes a Python of the machine: which there are, and how another comes. */
  readonly python?: PythonCommands;
}

export interface PythonCommands {
  /** Prints the version of the one that is taken where it is new enough. */
  readonly active: Command;
  /** Prints a line for each, which begins with its version. */
  readonly list: Command;
  install(version: string): Command;
}
