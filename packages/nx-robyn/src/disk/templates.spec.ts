import { parse } from 'smol-toml';
import { renderService } from '../blueprint/render';
import { caches, databases, pythonVersions, uids } from '../service/model';
import { readManifest } from '../service/manifest';
import { exampleModel } from '../testing/models';
import { shippedTemplates } from './templates';

const models = databases.flatMap((database) =>
  caches.flatMap((cache) =>
    pythonVersions.map((pythonVersion) => exampleModel({ database, cache, pythonVersion, tags: ['scope:x'] })),
  ),
);

models.push(...uids.map((uid) => exampleModel({ uid })));

describe('the shipped templates', () => {
  it.each(models)('make a service on $database, $cache, Python $pythonVersion with identities of kind $uid', (model) => {
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
