import type { Command } from './command';

/** What the compiler does in a client library. */
export type ClientVerb = 'typecheck' | 'build';

const project = ['-p', 'tsconfig.lib.json'];

/** The command behind a verb, to be run in the library's directory. */
export const clientCommands: Readonly<Record<ClientVerb, Command>> = {
  typecheck: { program: 'tsc', args: [...project, '--noEmit'] },
  build: { program: 'tsc', args: project },
};
