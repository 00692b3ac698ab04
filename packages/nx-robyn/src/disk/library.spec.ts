import { parse } from 'smol-toml';
import { formatPython } from '../blueprint/python/format';
import { renderLibrary } from '../blueprint/library';
import { oldestPython, pythonRange } from '../packaging/python-range';
import { importPackage } from '../packaging/import-package';
import { nxTags } from '../packaging/nx-tags';
import { packageManager } from '../packaging/package-manager';
import type { LibraryModel } from '../service/library/model';
import { packageManagers, pythonVersions } from '../service/model';
import { title } from '../service/names';
import { shippedTemplates } from './templates';

const long = `a-${'long-'.repeat(12)}x`.slice(0, 63);
const models = packageManagers.flatMap((manager) =>
  pythonVersions.flatMap((pythonVersion) =>
    [['money', 'money'], ['money-types', 'acme_money'], [long, long.replaceAll('-', '_')]].map(
      ([name = '', module = '']): LibraryModel => ({ name, module, title: title(name), packageManager: manager, pythonVersion, tags: ['scope:x', 'a"b'] }),
    ),
  ),
);

describe('the shipped templates of a library', () => {
  it.each(models)('make $name for $packageManager and Python $pythonVersion', (model) => {
    const files = new Map(renderLibrary(model, shippedTemplates()).map(({ path, content }) => [path, content]));
    const pyproject = parse(files.get('pyproject.toml') ?? '');
    expect(pyproject['project']).toMatchObject({ name: model.name });
    expect(importPackage(pyproject)).toBe(model.module);
    expect(packageManager(pyproject) ?? 'uv').toBe(model.packageManager);
    expect(oldestPython(pythonRange(pyproject) ?? '')).toBe(model.pythonVersion);
    expect(nxTags(pyproject)).toEqual(model.tags);
    for (const [path, content] of files) {
      expect(path).not.toContain('__module__');
      if (content !== '') expect(content.endsWith('\n') && !content.endsWith('\n\n')).toBe(true);
      if (path.endsWith('.py')) expect([path, formatPython(content, model.pythonVersion, path)]).toEqual([path, content]);
    }
  });
});
