/** A Python file as imports see it. */
export interface PythonFile {
  /** Absolute dotted name of the module. */
  readonly name: string;
  /** Dotted name of the package that its relative imports start from. */
  readonly package: string;
}

/** The module that a file of a project is; paths are relative to the project and end in `.py`. */
export function pythonFile(path: string): PythonFile {
  const segments = path.replace(/^src\//, '').replace(/\.py$/, '').split('/');
  const directory = segments.slice(0, -1).join('.');
  return segments.at(-1) === '__init__' ? { name: directory, package: directory } : { name: segments.join('.'), package: directory };
}

/**
 * The absolute name of what stands after `from`.
 *
 * @param source dots and dotted name
 * @param from package of the file that imports
 * @returns undefined where the dots lead out of the package
 */
export function absoluteName(source: string, from: string): string | undefined {
  const name = source.replace(/^\.+/, '');
  const level = source.length - name.length;
  if (level === 0) return name;
  const segments = from.split('.');
  if (level > segments.length) return undefined;
  return [...segments.slice(0, segments.length - level + 1), ...(name === '' ? [] : [name])].join('.');
}

/** What stands after `from` for an absolute name, as near as it can be written from a package; the inverse of {@link absoluteName}. */
export function relativeName(name: string, from: string): string {
  const [target, base] = [name.split('.'), from.split('.')];
  let shared = 0;
  while (shared < target.length && target[shared] === base[shared]) shared += 1;
  return '.'.repeat(base.length - shared + 1) + target.slice(shared).join('.');
}
