import type { Project } from './project';

/** Where in a project something stands. */
export interface Place {
  /** Of the file, relative to the project. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** What a rule found at one place. */
export interface Finding extends Place {
  /** What goes wrong, as whoever runs the project sees it. */
  readonly what: string;
  /** Why: what the code or the lock says there. */
  readonly why: string;
  /** The edit or the pin that mends it. */
  readonly mend: string;
}

/** A finding with the name of its rule. */
export interface Fault extends Finding {
  readonly rule: string;
}

/** One thing that can be wrong with a project. It looks at this project's files alone, and is silent where it is not sure. */
export interface Rule {
  /** In kebab-case; it stays, because people look for it. */
  readonly name: string;
  find(project: Project): readonly Finding[];
}
