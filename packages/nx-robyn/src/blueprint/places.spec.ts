import { PathRefused } from '../service/errors';
import { defaultPaths, designs, type EntityPaths } from '../service/model';
import { exampleModel } from '../testing/models';
import { placesOf } from './places';

const places = (paths: Record<string, string>, design: 'ddd' | 'mvc' = 'ddd') =>
  placesOf(exampleModel({ design, paths: { ...defaultPaths(design, 'acme_orders'), ...paths } as EntityPaths }));

describe('the places of entities', () => {
  it.each(designs)('are those of %s, unless the manifest says others', (design) => expect(places({}, design)).toEqual([]));

  it.each([
    ['src/acme_orders/shop', 'src/acme_orders/shop', false],
    ['./src/acme_orders/shop/', 'src/acme_orders/shop', false],
    ['src/acme_orders/shop/__init__.py', 'src/acme_orders/shop', false],
    ['src/acme_orders/shop.py', 'src/acme_orders/shop', true],
  ])('%s is %s', (path, home, isFile) => expect(places({ domain: path })).toEqual([{ part: 'domain', home, isFile }]));

  it('take a file for the folder that it is the home of', () => {
    expect(places({ databaseTable: 'src/acme_orders/infrastructure/database/tables' })).toEqual([]);
    expect(places({ databaseRepository: 'src/acme_orders/infrastructure/database/repository/__init__.py' })).toEqual([]);
  });

  it.each([
    ['src/acme_orders/routes.py', 'src/acme_orders/routes'],
    ['src/acme_orders/routes', 'src/acme_orders/routes/__init__'],
    ['src/acme_orders/routes/__init__.py', 'src/acme_orders/routes/__init__'],
  ])('have the registry of routes at %s', (path, home) => expect(places({ urls: path }, 'mvc')).toEqual([{ part: 'urls', home, isFile: false }]));

  it.each([
    ['/src/acme_orders/shop', 'absolute'],
    ['C:/shop', 'absolute'],
    ['~/shop', 'absolute'],
    ['src\\acme_orders\\shop', 'forward slashes'],
    ['src/acme_orders/../../shop', 'leaves the project'],
    ['../shop', 'leaves the project'],
    ['shop', 'outside the import package'],
    ['src/other/shop', 'outside the import package'],
    ['src/acme_orders', 'outside the import package'],
    ['src/acme_orders/__init__.py', 'import package itself'],
    ['src/acme_orders/my-shop', 'no name that Python can import'],
    ['src/acme_orders//shop', 'no name that Python can import'],
    ['src/acme_orders/class', 'no name that Python can import'],
    ['src/acme_orders/shop.txt', 'no name that Python can import'],
    ['src/acme_orders/.py', 'no name that Python can import'],
    ['src/acme_orders/operational', 'the same place'],
  ])('are refused at %s', (path, why) => {
    expect(() => places({ domain: path })).toThrow(PathRefused);
    expect(() => places({ domain: path })).toThrow(why);
    expect(() => places({ domain: path })).toThrow('[tool.robyn-config.add]');
  });

  it('are folders where every entity has routes', () => {
    expect(() => places({ presentation: 'src/acme_orders/routes.py' })).toThrow('function of its own');
    expect(() => places({ views: 'src/acme_orders/all_views.py' }, 'mvc')).toThrow('function of its own');
  });
});
