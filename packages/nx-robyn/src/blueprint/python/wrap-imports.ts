import { formatImport, importBlocks } from './import-statement';
import { lineLength } from './line-length';

/**
 * Breaks the imports that the name of a module has made too long, the way ruff formats them: templates are written for
 * a name of ordinary length, and what they become must be formatted for a long one too.
 *
 * @param source text of a Python file
 */
export function wrapImports(source: string): string {
  const oneLine = /^[ \t]*from \S+ import [^(#\n]+\n/gm;
  return source.replace(oneLine, (line: string) => {
    if (line.length - 1 <= lineLength) return line;
    return importBlocks(line)[0]?.statements.map(formatImport).join('') ?? line;
  });
}
