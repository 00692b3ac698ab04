import { OptionRefused } from './errors';

/** @throws OptionRefused unless a value is one of an option's values */
export function oneOf<T extends string>(option: string, value: string, values: readonly T[]): T {
  const found = values.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new OptionRefused({
    what: `"${value}" is no value of --${option}.`,
    where: `--${option}`,
    why: `its values are ${values.join(', ')}.`,
    fix: `--${option} ${values[0]}`,
  });
}

/** A command line makes the number 3.1 of `3.10`. */
export function pythonVersion(value: string | number): string {
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : String(value);
}

/** @throws OptionRefused when one is not a word of ASCII */
export function tags(value: string | readonly string[] | undefined): readonly string[] {
  const given = typeof value === 'string' ? value.split(',') : (value ?? []);
  const trimmed = given.map((tag) => tag.trim()).filter((tag) => tag !== '');
  const bad = trimmed.find((tag) => !/^[\x21-\x7e]+$/.test(tag) || tag.includes(','));
  if (bad !== undefined) {
    throw new OptionRefused({
      what: `"${bad}" is no tag.`,
      where: '--tags',
      why: 'a tag is one word of printable ASCII, and a comma divides tags.',
      fix: '--tags scope:orders,type:service',
    });
  }
  return [...new Set(trimmed)];
}
