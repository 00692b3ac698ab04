import { renderEntity, renderRegistries } from '../blueprint/render-entities';
import { renderService, type RenderedFile } from '../blueprint/render';
import { PathRefused } from '../service/errors';
import { normalizeEntity } from '../service/entity/normalize';
import { type Design, defaultPaths, type EntityPaths, orms, type ServiceModel } from '../service/model';
import { deadImports } from '../testing/dead-imports';
import { exampleModelWithEntities } from '../testing/entities';
import { shippedTemplates } from './templates';

const root = 'src/acme_orders';

/** A service with entities with and without owners, of which some refer to others. */
function service(design: Design, orm: ServiceModel['orm'], paths: Record<string, string>): ServiceModel {
  const base = { ...exampleModelWithEntities({ design, orm }), paths: { ...defaultPaths(design, 'acme_orders'), ...paths } as EntityPaths };
  return [
    { name: 'folder', owner: true, fields: 'title:string:unique' },
    { name: 'note', owner: true, fields: 'title:string:unique,folder:ref(folder),other:ref(folder)?' },
    { name: 'letter', fields: 'folder:ref(folder),note:ref(note)?' },
  ].reduce((made: ServiceModel, raw) => ({ ...made, entities: [...made.entities, normalizeEntity(raw, made)] }), base);
}

const moved: readonly (readonly [string, Design, Record<string, string>])[] = [
  [
    'folders',
    'ddd',
    {
      domain: `${root}/domain/shop`,
      operational: `${root}/operational/shop/things/`,
      presentation: `${root}/presentation/shop`,
      databaseRepository: `${root}/infrastructure/shop/repository/__init__.py`,
      databaseTable: `${root}/infrastructure/shop/tables`,
    },
  ],
  [
    'one file each',
    'ddd',
    {
      domain: `${root}/domain/shop.py`,
      operational: `${root}/operational/shop.py`,
      databaseRepository: `${root}/infrastructure/database/repositories.py`,
      databaseTable: `${root}/infrastructure/database/models.py`,
    },
  ],
  [
    'folders',
    'mvc',
    {
      views: `${root}/views/shop`,
      databaseRepository: `${root}/models/database/shop_repository`,
      databaseTable: `${root}/models/shop_tables`,
      urls: `${root}/routes.py`,
    },
  ],
  [
    'one file each',
    'mvc',
    { databaseRepository: `${root}/models/repositories.py`, databaseTable: `${root}/models/table_models.py`, urls: `${root}/routes/__init__.py` },
  ],
];

const text = (files: readonly RenderedFile[], path: string) => files.find((file) => file.path === path)?.content ?? '';

const templated = orms.filter((orm) => shippedTemplates().list().some((path) => path.startsWith(`entity-${orm}/`)));

describe.each(moved.flatMap(([kind, design, paths]) => templated.map((orm) => ({ kind, design, orm, paths }))))(
  'entities in $kind of their own, $design, $orm',
  ({ design, orm, paths }) => {
    const model = service(design, orm, paths);
    const files = renderService(model, shippedTemplates());

    it('are imported from where they are', () => {
      expect(files.length).toBeGreaterThan(200);
      expect(deadImports(files)).toEqual([]);
    });

    it('are where the manifest says', () => {
      const all = files.map(({ path }) => path);
      for (const path of Object.values(paths)) {
        const place = path.replace(/(?:\/|\/__init__\.py)$/, '');
        expect(`${path}: ${all.some((candidate) => candidate === place || candidate.startsWith(`${place}/`))}`).toBe(`${path}: true`);
      }
      expect(all.filter((path) => /^src\/acme_orders\/(domain|operational|models|views)\/(notes|folders)(\/|\.py)/.test(path))).toEqual(
        design === 'mvc' ? expect.arrayContaining(['src/acme_orders/models/notes/note.py']) : [],
      );
    });

    it('are the same, rendered one by one', () => {
      const parts = [...renderRegistries(model, shippedTemplates()), ...model.entities.flatMap(({ name }) => renderEntity(model, name, shippedTemplates()))];
      const byPath = new Map(files.map((file) => [file.path, file.content]));
      expect(parts.filter(({ path, content }) => byPath.get(path) !== content).map(({ path }) => path)).toEqual([]);
      expect(new Set(parts.map(({ path }) => path)).size).toBe(parts.length);
    });
  },
);

it.each([
  [undefined, 'urls'],
  [`${root}/routes.py`, 'routes'],
  [`${root}/web/routes/__init__.py`, 'web.routes'],
])('the registry of routes at %s is a layer', (urls, layer) => {
  const files = renderRegistries(service('mvc', 'sqlalchemy', urls === undefined ? {} : { urls }), shippedTemplates());
  expect(text(files, 'pyproject.toml')).toContain(`    "cli",\n    "bootstrap",\n    "${layer}",`);
});

describe('one file for all', () => {
  const files = renderService(service('ddd', 'sqlalchemy', { domain: `${root}/domain/shop.py` }), shippedTemplates());
  const shop = text(files, `${root}/domain/shop.py`);

  it('has what every entity defines, once, and imports on top', () => {
    for (const name of ['CategoryValues', 'OrderItemStatus(StrEnum)', 'NoteTargets(Protocol)', 'LetterTargets(Protocol)']) {
      expect(`${name}: ${shop.split(`class ${name}`).length}`).toBe(`${name}: 2`);
    }
    expect(shop.match(/^from __future__/gm)).toHaveLength(1);
    expect(shop).not.toContain('__all__');
    expect(shop).toMatch(/^ORDER_ITEM_SORTABLE = /m);
  });

  it('is imported by the names that things have there', () => {
    const contracts = text(files, `${root}/presentation/notes/contracts.py`);
    expect(contracts).toContain('from ...domain.shop import NOTE_SORTABLE as SORTABLE');
  });

  it('belongs to all of them', () => {
    const model = service('ddd', 'sqlalchemy', { domain: `${root}/domain/shop.py` });
    expect(renderRegistries(model, shippedTemplates()).find(({ path }) => path.endsWith('/shop.py'))).toMatchObject({ owner: 'registry', shared: true });
    expect(renderEntity(model, 'note', shippedTemplates()).filter(({ path }) => path.includes('/domain/'))).toEqual([]);
    const without = { ...model, entities: [] };
    expect(renderRegistries(without, shippedTemplates()).some(({ path }) => path.endsWith('/shop.py'))).toBe(false);
  });
});

describe('a place that the service has already', () => {
  it.each([
    ['databaseTable', `${root}/infrastructure/database/tables.py`],
    ['databaseTable', `${root}/infrastructure/database/engine.py`],
    ['domain', `${root}/config/settings`],
    ['domain', `${root}/domain/users.py`],
  ])('is refused: %s at %s', (part, path) => {
    const model = service('ddd', 'sqlalchemy', { [part]: path });
    expect(() => renderService(model, shippedTemplates())).toThrow(PathRefused);
    expect(() => renderEntity(model, 'note', shippedTemplates())).toThrow('modules of one name');
  });
});
