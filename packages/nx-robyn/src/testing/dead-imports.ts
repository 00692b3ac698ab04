import type { RenderedFile } from '../blueprint/render';
import { importBlocks } from '../blueprint/python/import-statement';
import { absoluteName, pythonFile } from '../blueprint/python/module-name';

/** Imports, as `FILE: from X import Y`, that find neither a module of the service nor a name in one. */
export function deadImports(files: readonly RenderedFile[]): readonly string[] {
  const python = files.filter((file) => file.path.endsWith('.py'));
  const modules = new Map(python.map((file) => [pythonFile(file.path).name, file.content]));
  return python.flatMap((file) =>
    importBlocks(file.content)
      .flatMap((block) => block.statements)
      .filter(({ source }) => /^(\.|acme_orders\b|tests\b)/.test(source))
      .flatMap(({ source, names }) => {
        const module = absoluteName(source, pythonFile(file.path).package) ?? source;
        return names
          .filter(({ name }) => !modules.has(`${module}.${name}`) && !new RegExp(`\\b${name}\\b`).test(modules.get(module) ?? ''))
          .map(({ name }) => `${file.path}: from ${source} import ${name}`);
      }),
  );
}
