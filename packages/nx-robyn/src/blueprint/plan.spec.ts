import { exampleModel } from '../testing/models';
import { TemplateInvalid } from '../service/errors';
import { ownerOf } from './ownership';
import { overlays, plan } from './plan';

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

describe('ownerOf', () => {
  it.each([
    ['src/orders/presentation/__init__.py', 'registry'],
    ['src/orders/infrastructure/database/tables/__init__.py', 'registry'],
    ['src/orders/infrastructure/database/repository/__init__.py', 'registry'],
    ['src/orders/urls.py', 'registry'],
    ['src/orders/models/tables/__init__.py', 'registry'],
    ['src/orders/models/repository/__init__.py', 'registry'],
    ['src/orders/views/__init__.py', 'framework'],
    ['src/orders/domain/result.py', 'framework'],
    ['Makefile', 'framework'],
    ['README.md', 'user'],
    ['tests/unit/test_result.py', 'user'],
  ])('%s: %s', (path, owner) => expect(ownerOf(path)).toBe(owner));
});
