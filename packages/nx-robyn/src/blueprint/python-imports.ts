/** Columns of a line of generated Python; the same as `line-length` in the template of pyproject.toml. */
const lineLength = 100;

const oneLineImport = /^([ \t]*)from (\S+) import ([^(#\n]+)$/gm;

/**
 * Breaks the imports that the name of a module has made too long, the way ruff formats them: templates are written for
 * a name of ordinary length, and what they become must be formatted for a long one too.
 *
 * @param source text of a Python file
 */
export function wrapImports(source: string): string {
  return source.replace(oneLineImport, (line: string, indent: string, module: string, names: string) => {
    if (line.length <= lineLength) return line;
    const wrapped = names.split(',').map((name) => `${indent}    ${name.trim()},\n`);
    return `${indent}from ${module} import (\n${wrapped.join('')}${indent})`;
  });
}
