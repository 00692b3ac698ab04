import type { PythonFile } from './python-file';

/** A `from MODULE import NAMES` of a Python file. */
export interface FromImport {
  /** With its leading dots. */
  readonly module: string;
  /** As they are written, without `as`. */
  readonly names: readonly string[];
  readonly line: number;
  /** Whether it stands at the left margin, so that whoever imports the file runs it. */
  readonly atOnce: boolean;
}

/** All of them, in order. Names are what stands there, also what Python does not take. */
export function fromImports(file: PythonFile): readonly FromImport[] {
  return file.matches(/^([ \t]*)from[ \t]+(\S+)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^(\n\\]*(?:\\\n[^\n\\]*)*))/).map(({ groups: [indentation, module = '', bracketed, plain], line }) => ({
    module,
    names: (bracketed ?? plain ?? '')
      .replaceAll('\\', '')
      .split(',')
      .map((name) => name.trim().split(/\s+as\s+/)[0] ?? '')
      .filter(Boolean),
    line,
    atOnce: indentation === '',
  }));
}

/**
 * Path without `.py` that a module stands for, relative to the project, or undefined for one of another package.
 *
 * @param from path of the importing file
 */
export function modulePath(from: string, module: string): string | undefined {
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(module) ?? [];
  const parts = rest.split('.').filter(Boolean);
  if (dots === '') return parts[0] === 'app' ? ['src', ...parts].join('/') : undefined;
  const folder = from.split('/').slice(0, -dots.length);
  return [...folder, ...parts].join('/');
}

/** The files that run when the first of them is imported, by path. */
export function runAtOnce(files: ReadonlyMap<string, PythonFile>, first: string): ReadonlyMap<string, PythonFile> {
  const found = new Map<string, PythonFile>();
  const visit = (path: string): void => {
    const file = files.get(path);
    if (file === undefined || found.has(path)) return;
    found.set(path, file);
    for (const { module, names } of fromImports(file).filter(({ atOnce }) => atOnce)) {
      const target = modulePath(path, module);
      if (target !== undefined) [target, ...names.map((name) => `${target}/${name}`)].flatMap(candidates).forEach(visit);
    }
  };
  visit(first);
  return found;
}

/** Files that Python runs for a module: itself, and every package that it is in. */
function candidates(module: string): string[] {
  const parts = module.split('/');
  const packages = parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/__init__.py`);
  return [...packages, `${module}.py`];
}
