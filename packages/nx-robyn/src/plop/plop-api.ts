// The part of Plop's API that is used. Plop is an optional peer: its own types may not be there.

/** A question of inquirer's, with what Plop adds to it. */
export interface Prompt {
  readonly type: 'input' | 'list' | 'confirm';
  readonly name: string;
  readonly message: string;
  /** What Plop's help says of the option. */
  readonly help: string;
  readonly default?: unknown;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  /** Whether it is asked at all. A function would keep Plop from taking the answer from the command line. */
  readonly when: boolean;
  /** Makes an answer of what was given on the command line. */
  readonly bypass?: (given: string) => string;
  readonly validate?: (answer: unknown, answers: Answers) => true | string;
}

/** By the name of the prompt. */
export type Answers = Readonly<Record<string, unknown>>;

/** What Plop runs: a name, the prompts, and functions that do the work. */
export interface PlopGenerator {
  readonly description: string;
  readonly prompts: readonly Prompt[];
  readonly actions: readonly ((answers: Answers) => Promise<string>)[];
}

/** What a plopfile is called with. */
export interface PlopApi {
  setGenerator(name: string, generator: PlopGenerator): unknown;
  /** Sets what Plop asks when it is not told which generator to run; inquirer calls a function for it. */
  setWelcomeMessage(message: () => string): unknown;
  /** Absolute path of the directory that the plopfile is in. */
  getPlopfilePath(): string;
}
