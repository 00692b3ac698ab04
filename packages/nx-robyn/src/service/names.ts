import { NameRefused } from './errors';
import type { ProjectKind, PythonKind } from './kind';
import { lockedDistributions, lockedModules } from './locked-packages';
import { keywords, projectDirectories, standardLibrary } from './python-names';

/** Longest name: a DNS label, a container's hostname and a PostgreSQL identifier hold 63 bytes. */
export const longestName = 63;

/** `AcmeOrders`, `acme_orders` and `Acme Orders` -> `acme-orders`. */
export function kebabCase(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/[\s._-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
}

/** The nearest name that would be accepted, for the last line of a refusal. */
function suggestion(text: string): string {
  const ascii = text.normalize('NFKD').replace(/[^A-Za-z0-9\s._-]/g, '');
  const name = kebabCase(ascii).replace(/^[0-9-]+/, '').slice(0, longestName).replace(/-+$/, '');
  return name === '' ? 'orders' : name;
}

/**
 * The name of an Nx project from what was typed.
 *
 * @throws NameRefused when it is empty, a path, not ASCII, does not begin with a letter, or is too long.
 */
export function projectName(typed: string, kind: ProjectKind = 'service'): string {
  const refuse = (why: string): never => {
    throw new NameRefused({
      what: `"${typed}" cannot be the name of a ${kind}.`,
      where: 'NAME',
      why,
      fix: `nx g robyn:${kind} ${suggestion(typed)}`,
    });
  };
  if (typed.trim() === '') refuse('it is empty.');
  if (/[/\\]/.test(typed) || typed.includes('..')) {
    refuse('it holds a path, and a name is one word; say where it goes with --directory.');
  }
  // eslint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(typed)) refuse('it holds letters outside ASCII, which distributions and URLs do not take.');
  if (!/^[A-Za-z]/.test(typed)) refuse('it becomes a package, whose name begins with a letter.');
  if (!/^[A-Za-z0-9._ -]+$/.test(typed)) refuse('only letters, digits and hyphens are safe in all the names it becomes.');
  const name = kebabCase(typed);
  if (name.length > longestName) refuse(`it has ${name.length} characters and host names end at ${longestName}.`);
  return name;
}

/** Whose dependencies a project must not be named like. */
const owners: Readonly<Record<PythonKind, string>> = { service: "the service's own", library: "a service's own" };

/** PEP 503: lower case, runs of `-`, `_` and `.` become one hyphen. */
export function normalizeDistribution(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}

/**
 * The distribution's name for a project.
 *
 * @throws NameRefused when a distribution in a service's own lock has it: a package cannot depend on itself, nor on two of one name.
 */
export function distributionName(name: string, kind: PythonKind = 'service'): string {
  const distribution = normalizeDistribution(name);
  if (lockedDistributions.has(distribution)) {
    throw new NameRefused({
      what: `"${name}" cannot be the name of a ${kind}.`,
      where: 'NAME',
      why: `it becomes a Python distribution, and "${distribution}" is one of ${owners[kind]} dependencies.`,
      fix: `nx g robyn:${kind} ${distribution}-${kind}`,
    });
  }
  return distribution;
}

/** The import package that a project gets unless `--module` names one. */
export function defaultModule(name: string): string {
  return name.replaceAll('-', '_');
}

/**
 * Checks a name for the import package.
 *
 * @param module what was typed, or what the project's name became
 * @param name the project's name, for the message
 * @throws NameRefused when Python could not import it, or would import something else.
 */
export function moduleName(module: string, name: string, kind: PythonKind = 'service'): string {
  const base = suggestion(module === '' ? name : module).replaceAll('-', '_');
  const refuse = (why: string, instead: string): never => {
    throw new NameRefused({
      what: `"${module}" cannot be the import package of "${name}".`,
      where: module === defaultModule(name) ? 'NAME' : '--module',
      why,
      fix: `nx g robyn:${kind} ${name} --module ${instead}`,
    });
  };
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(module)) refuse('it is not a Python identifier that begins with an ASCII letter.', base);
  if (keywords.has(module)) refuse('it is a keyword of Python.', `${base}_${kind}`);
  if (module !== module.toLowerCase()) refuse('packages are written in lower case (PEP 8).', base);
  if (module.length > longestName) refuse(`it has ${module.length} characters, more than ${longestName}.`, base);
  if (standardLibrary.has(module)) refuse("it would shadow a module of Python's standard library.", `${base}_${kind}`);
  if (lockedModules.has(module)) refuse(`it would shadow one of ${owners[kind]} dependencies.`, `${base}_${kind}`);
  if (projectDirectories.has(module)) refuse('a directory of the project has that name.', `${base}_${kind}`);
  return module;
}

/** `acme-orders` -> `Acme Orders`. */
export function title(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
