import { RobynError } from '../service/errors';
import type { Check } from './checks';
import type { Property, Schema } from './offer';
import type { Answers, Prompt } from './plop-api';

/** Name of the prompt that no generator has: whether to write. */
export const dryRun = 'dry-run';

/** Options of a generator, by the names in its schema. */
export type Options = Readonly<Record<string, unknown>>;

/**
 * One prompt for each property of a schema, in its order, and one for the dry run, which is only ever given.
 *
 * @param defaults of the workspace; they come before those of the schema
 * @param ask whether there is somebody to ask
 * @param check of the generator's options; what it refuses is asked for again
 */
export function prompts(schema: Schema, defaults: Options, ask: boolean, check: Check): readonly Prompt[] {
  const asked = Object.entries(schema.properties).map(([key, property]) =>
    prompt(key, property, defaults[key] ?? property.default, ask, validation(key, schema, check)),
  );
  const message = 'Print what would be written, and write nothing.';
  return [...asked, { type: 'confirm', name: dryRun, message, help: message, default: false, when: false }];
}

/**
 * The options that answers give. What was not answered, or with nothing, is left out, and so is a No that changes
 * nothing: it may be recorded otherwise.
 *
 * @param defaults of the workspace
 */
export function options(schema: Schema, answers: Answers, defaults: Options = {}): Options {
  const given = Object.keys(schema.properties)
    .map((key) => [key, answers[kebabCase(key)]] as const)
    .filter(([key, answer]) => answer !== undefined && answer !== '' && (answer !== false || defaults[key] === true));
  return Object.fromEntries(given);
}

function prompt(key: string, property: Property, byDefault: unknown, ask: boolean, validate: Prompt['validate']): Prompt {
  const ours = property['x-prompt'];
  const message = typeof ours === 'string' ? ours : (ours?.message ?? property.description);
  const shared = { name: kebabCase(key), message, help: property.description, when: ask };
  if (property.type === 'boolean') return { ...shared, type: 'confirm', default: byDefault ?? false };
  const checked = { ...shared, bypass: (given: string) => given, ...(validate && { validate }) };
  if (property.enum === undefined) return { ...checked, type: 'input', default: byDefault };
  const labels = new Map((typeof ours === 'object' ? ours.items : undefined)?.map(({ value, label }) => [value, label]));
  const named = property.enum.map((value) => ({ name: labels.get(value) ?? value, value }));
  const choices = byDefault === undefined ? [{ name: 'not said: as recorded, or the default', value: '' }, ...named] : named;
  return { ...checked, type: 'list', choices, default: byDefault };
}

/** Holds an answer to the checks that the generator makes, beside the answers that were accepted before it. */
function validation(key: string, schema: Schema, check: Check): Prompt['validate'] {
  return (answer, answers) => {
    try {
      check({ ...options(schema, answers), [key]: answer === '' ? undefined : answer }, key);
      return true;
    } catch (error) {
      if (error instanceof RobynError) return error.message;
      throw error;
    }
  };
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
