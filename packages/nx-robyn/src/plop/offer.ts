import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../disk/package';

/** A property of a generator's schema.json. */
export interface Property {
  readonly type: string | readonly string[];
  readonly description: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly 'x-prompt'?: string | XPrompt;
}

interface XPrompt {
  readonly message: string;
  readonly items?: readonly { readonly value: string; readonly label: string }[];
}

/** A generator's schema.json. */
export interface Schema {
  readonly properties: Readonly<Record<string, Property>>;
}

/** A generator as generators.json names it. */
export interface Offer {
  readonly name: string;
  readonly description: string;
  readonly schema: Schema;
  /** Absolute path of the module whose default export it is. */
  readonly factory: string;
}

interface Entry {
  readonly factory: string;
  readonly schema: string;
  readonly description: string;
  readonly hidden?: boolean;
}

/** Generators that set a workspace up: it has been, where there is a plopfile. */
const setUp = new Set(['init']);

/** The generators that Plop offers: those of generators.json that Nx lists, but for the set-up. */
export function offers(): readonly Offer[] {
  const { generators } = json<{ generators: Record<string, Entry> }>('generators.json');
  return Object.entries(generators)
    .filter(([name, { hidden }]) => !hidden && !setUp.has(name))
    .map(([name, { factory, schema, description }]) => ({
      name,
      description,
      schema: json<Schema>(schema),
      factory: join(packageRoot, factory),
    }));
}

function json<T>(path: string): T {
  return JSON.parse(readFileSync(join(packageRoot, path), 'utf8')) as T;
}
