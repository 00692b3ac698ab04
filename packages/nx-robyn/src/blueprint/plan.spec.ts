import { exampleModel } from '../testing/models';
import { TemplateInvalid } from '../service/errors';
import { normalizeEntity } from '../service/entity/normalize';
import { overlays, plan, planEntity } from './plan';

const paths = (templates: string[], model = exampleModel()) => plan(model, templates).map((file) => file.path);

describe('plan', () => {
  it('takes the overlays of the model', () => {
    expect(overlays(exampleModel({ cache: 'redis' }))).toEqual([
      'common',
      'ddd',
      'sqlalchemy',
      'uv',
      'cache-redis',
      'uid-uuidv7',
      'sqlalchemy-uuid-ids',
    ]);
    const templates = ['cache-memory/a.hbs', 'cache-redis/b.hbs', 'poetry/c.hbs', 'uv/d.hbs', '_partials/e.hbs', 'common/notes.txt'];
    expect(paths(templates)).toEqual(['a', 'd']);
    expect(paths(templates, exampleModel({ cache: 'redis' }))).toEqual(['b', 'd']);
  });

  it('puts the module into paths, drops .hbs and sorts', () => {
    expect(paths(['ddd/src/__module__/b/__init__.py.hbs', 'common/.gitignore.hbs'])).toEqual([
      '.gitignore',
      'src/acme_orders/b/__init__.py',
    ]);
  });

  it('puts files where the design has them', () => {
    const templates = ['common/src/__module__/presentation/users/rest.py.hbs', 'mvc/src/__module__/views/__init__.py.hbs', 'common/Makefile.hbs'];
    expect(paths(templates)).toEqual(['Makefile', 'src/acme_orders/presentation/users/rest.py']);
    const planned = plan(exampleModel({ design: 'mvc' }), templates);
    expect(planned.map((file) => file.path)).toEqual(['Makefile', 'src/acme_orders/views/__init__.py', 'src/acme_orders/views/users.py']);
    expect(planned.at(-1)?.canonicalPath).toBe('src/acme_orders/presentation/users/rest.py');
  });

  it('refuses two templates that a design puts at one path', () => {
    const templates = ['common/src/__module__/domain/a.py.hbs', 'mvc/src/__module__/models/a.py.hbs'];
    expect(() => paths(templates, exampleModel({ design: 'mvc' }))).toThrow('common/src/__module__/domain/a.py.hbs and mvc/src/__module__/models/a.py.hbs');
  });

  it('makes scripts executable', () => {
    expect(plan(exampleModel(), ['common/run.sh.hbs', 'common/a.py.hbs']).map((file) => file.mode)).toEqual([0o644, 0o755]);
  });

  it('refuses two templates of one path, and none', () => {
    expect(() => paths(['common/a.hbs', 'uv/a.hbs'])).toThrow(TemplateInvalid);
    expect(() => paths(['common/a.hbs', 'uv/a.hbs'])).toThrow('common/a.hbs and uv/a.hbs');
    expect(() => paths([])).toThrow(TemplateInvalid);
  });
});

describe('the plan of an entity', () => {
  const entity = normalizeEntity({ name: 'order-item' }, exampleModel());
  const planned = (templates: string[], model = exampleModel()) => planEntity(model, entity, templates).map(({ path }) => path);

  it('puts its names into paths, and takes its own overlays alone', () => {
    expect(planned(['entity/src/__module__/domain/__entities__/__entity__.py.hbs', 'entity/tests/test___entity___repository.py.hbs', 'common/a.hbs'])).toEqual([
      'src/acme_orders/domain/order_items/order_item.py',
      'tests/test_order_item_repository.py',
    ]);
    expect(planned(['entity-sqlalchemy/a.hbs', 'entity-tortoise/b.hbs'])).toEqual(['a']);
    expect(planned(['entity-sqlalchemy/a.hbs', 'entity-tortoise/b.hbs'], exampleModel({ orm: 'tortoise' }))).toEqual(['b']);
    expect(planned(['entity/src/__module__/presentation/__entities__/rest.py.hbs'], exampleModel({ design: 'mvc' }))).toEqual(['src/acme_orders/views/order_items.py']);
  });

  it('refuses two templates of one path', () => {
    expect(() => planned(['entity/a.hbs', 'entity-sqlalchemy/a.hbs'])).toThrow(TemplateInvalid);
  });
});

describe('the owner of a file', () => {
  it.each([
    ['src/__module__/presentation/__init__.py', 'ddd', 'registry'],
    ['src/__module__/presentation/__init__.py', 'mvc', 'registry'],
    ['src/__module__/infrastructure/database/tables/__init__.py', 'mvc', 'registry'],
    ['src/__module__/infrastructure/database/repository/__init__.py', 'ddd', 'registry'],
    ['src/__module__/domain/unit_of_work.py', 'mvc', 'registry'],
    ['tests/unit/fakes/storage.py', 'ddd', 'registry'],
    ['pyproject.toml', 'ddd', 'registry'],
    ['src/__module__/domain/result.py', 'ddd', 'framework'],
    ['src/other/presentation/__init__.py', 'ddd', 'framework'],
    ['Makefile', 'ddd', 'framework'],
    ['README.md', 'ddd', 'user'],
    ['tests/unit/test_result.py', 'ddd', 'user'],
  ] as const)('%s in %s: %s', (path, design, owner) => {
    expect(plan(exampleModel({ design }), [`common/${path}.hbs`]).map((file) => file.owner)).toEqual([owner]);
  });
});
