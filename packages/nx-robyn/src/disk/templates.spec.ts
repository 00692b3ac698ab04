import { parse } from 'smol-toml';
import { renderService } from '../blueprint/render';
import { caches, databases, orms, pythonVersions, uids } from '../service/model';
import { readManifest } from '../service/manifest';
import { exampleModel } from '../testing/models';
import { shippedTemplates } from './templates';

const models = databases.flatMap((database) =>
  caches.flatMap((cache) =>
    pythonVersions.map((pythonVersion) => exampleModel({ database, cache, pythonVersion, tags: ['scope:x'] })),
  ),
);

models.push(...orms.flatMap((orm) => uids.map((uid) => exampleModel({ orm, uid }))));

describe('the shipped templates', () => {
  it.each(models)('make a service on $database, $cache, Python $pythonVersion $orm, $uid', (model) => {
    const files = new Map(renderService(model, shippedTemplates()).map((file) => [file.path, file]));
    expect(files.has('src/acme_orders/__init__.py')).toBe(true);
    for (const { path, content } of files.values()) {
      expect(path).not.toContain('__module__');
      if (content !== '') expect(`${path}: ${content.slice(-1)}`).toBe(`${path}: \n`);
    }
    const pyproject = parse(files.get('pyproject.toml')?.content ?? '');
    expect(readManifest(pyproject, 'pyproject.toml')).toEqual(model);
    expect((pyproject['project'] as Record<string, unknown>)['requires-python']).toBe(`>=${model.pythonVersion}`);
  });

  it('are the same bytes every time', () => {
    expect(renderService(exampleModel(), shippedTemplates())).toEqual(renderService(exampleModel(), shippedTemplates()));
  });
});
