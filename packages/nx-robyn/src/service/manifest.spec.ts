import * as fc from 'fast-check';
import { parse } from 'smol-toml';
import { arbitraryEntities, exampleModelWithEntities } from '../testing/entities';
import { arbitraryModel, exampleModel } from '../testing/models';
import { ManifestInvalid, ManifestMissing } from './errors';
import { hasManifest, readManifest, writeManifest } from './manifest';
import type { ServiceModel } from './model';

const pyproject = (model: ServiceModel) => `[project]\nname = "${model.distribution}"\n\n${writeManifest(model)}\n`;

describe('the manifest', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryEntities(), (service, entities) => {
        const model = { ...service, entities };
        expect(readManifest(parse(pyproject(model)), 'pyproject.toml')).toEqual(model);
      }),
      { numRuns: 300 },
    );
  });

  it('reads a project name that is not the distribution', () => {
    const model = exampleModel({ distribution: 'acme-orders-service' });
    expect(writeManifest(model)).toContain('name = "acme-orders"');
    expect(readManifest(parse(pyproject(model)), 'pyproject.toml')).toEqual(model);
  });

  it('writes the keys that robyn-config reads', () => {
    expect(parse(writeManifest(exampleModel()))).toEqual({
      tool: {
        'robyn-config': {
          design: 'ddd',
          orm: 'sqlalchemy',
          package_manager: 'uv',
          add: {
            domain_path: 'src/acme_orders/domain',
            operational_path: 'src/acme_orders/operational',
            presentation_path: 'src/acme_orders/presentation',
            database_repository_path: 'src/acme_orders/infrastructure/database/repository',
            database_table_path: 'src/acme_orders/infrastructure/database/tables/__init__.py',
          },
        },
        'nx-robyn': {
          version: '1.2.3',
          module: 'acme_orders',
          port: 8000,
          database: 'sqlite',
          cache: 'memory',
          uid: 'uuidv7',
          python_version: '3.11',
          tags: [],
        },
      },
    });
  });

  it('writes a table for each entity, in the order in which they were made', () => {
    const written = writeManifest(exampleModelWithEntities());
    expect(written.slice(written.indexOf('tags = []')).split('\n').slice(0, 17)).toEqual([
      'tags = []',
      '',
      '[tool.nx-robyn.entities.category]',
      'plural = "categories"',
      'auth = "write"',
      'owner = false',
      'fields = [',
      '    "name:string(80):unique",',
      ']',
      '',
      '[tool.nx-robyn.entities.order-item]',
      'plural = "order-items"',
      'auth = "write"',
      'owner = false',
      'fields = [',
      '    "title:string(120):unique",',
      '    "notes:text?",',
    ]);
  });

  it.each([
    ['plural = "categories"', 'plural = "../x"', 'has a bad value of "plural"'],
    ['plural = "categories"', 'plural = 1', 'has a bad value of "plural"'],
    ['auth = "write"', 'auth = "some"', '[tool.nx-robyn.entities.category] has a bad value of "auth"'],
    ['owner = false', 'owner = "no"', 'has a bad value of "owner"'],
    ['owner = false', 'owner = true', 'has a bad value of "auth"'],
    ['[tool.nx-robyn.entities.category]', '[tool.nx-robyn.entities."../x"]', 'bad value of "entities"'],
    ['    "name:string(80):unique",\n', '', 'bad value of "fields"'],
    ['"name:string(80):unique"', '7', 'has a bad value of "fields"'],
  ])('refuses %s of an entity as %s', (right, wrong, message) => {
    const text = pyproject(exampleModelWithEntities()).replace(right, wrong);
    expect(() => readManifest(parse(text), 'x')).toThrow(ManifestInvalid);
    expect(() => readManifest(parse(text), 'x')).toThrow(message);
  });

  it('names the field that cannot be read', () => {
    const text = pyproject(exampleModelWithEntities()).replace('name:string(80)', 'name:strin(80)');
    expect(() => readManifest(parse(text), 'services/x/pyproject.toml')).toThrow(
      'services/x/pyproject.toml: [tool.nx-robyn.entities.category] fields[0], field 1 ("name"), character 1',
    );
  });

  it('writes those of the other design', () => {
    const { tool } = parse(writeManifest(exampleModel({ design: 'mvc' }))) as { tool: Record<string, Record<string, unknown>> };
    expect(tool['robyn-config']).toMatchObject({
      design: 'mvc',
      add: {
        views_path: 'src/acme_orders/views',
        database_repository_path: 'src/acme_orders/models/repository/__init__.py',
        database_table_path: 'src/acme_orders/models/tables/__init__.py',
        urls_path: 'src/acme_orders/urls.py',
      },
    });
    expect(Object.keys(tool['robyn-config']?.['add'] ?? {})).toHaveLength(4);
  });

  it('takes the default of a path that is left out, and keeps keys that it does not know', () => {
    const text = pyproject(exampleModel()).replace(/domain_path = .*\n/, '').replace('port = 8000', 'port = 8000\nbroker = "x"');
    expect(readManifest(parse(text), 'pyproject.toml')).toEqual(exampleModel());
  });

  it('misses a manifest', () => {
    expect(hasManifest(parse('[project]\nname = "x"'))).toBe(false);
    expect(() => readManifest(parse('[project]\nname = "x"'), 'x/pyproject.toml')).toThrow(ManifestMissing);
  });

  it.each([
    ['design = "ddd"', 'design = "hexagonal"', '[tool.robyn-config] has a bad value of "design"'],
    ['orm = "sqlalchemy"', '', '[tool.robyn-config] lacks "orm"'],
    ['module = "acme_orders"', 'module = 7', '[tool.nx-robyn] has a bad value of "module"'],
    ['port = 8000', 'port = "8000"', '"port"'],
    ['port = 8000', 'port = 0', '"port"'],
    ['tags = []', 'tags = [1]', '"tags"'],
    ['domain_path = "src/acme_orders/domain"', 'domain_path = 1', '[tool.robyn-config.add] has a bad value of "domain_path"'],
    ['name = "acme-orders"', '', '[project] lacks "name"'],
  ])('refuses %s as %s', (right, wrong, message) => {
    const text = pyproject(exampleModel()).replace(right, wrong);
    expect(() => readManifest(parse(text), 'services/x/pyproject.toml')).toThrow(ManifestInvalid);
    expect(() => readManifest(parse(text), 'services/x/pyproject.toml')).toThrow(message);
    expect(() => readManifest(parse(text), 'services/x/pyproject.toml')).toThrow('where: services/x/pyproject.toml');
  });
});
