import { importBlocks } from '../blueprint/python/import-statement';
import { plan } from '../blueprint/plan';
import { NameRefused } from '../service/errors';
import { kebabCase } from '../service/names';
import { entityNames, pascalCase } from '../service/entity/names';
import { designs, orms, uids } from '../service/model';
import { exampleModel } from '../testing/models';
import { shippedTemplates } from './templates';

const templates = shippedTemplates();
const services = designs.flatMap((design) => orms.flatMap((orm) => uids.map((uid) => exampleModel({ design, orm, uid }))));
const isRefused = (name: string, plural?: string): boolean => {
  try {
    entityNames(name, plural);
    return false;
  } catch (error) {
    if (error instanceof NameRefused) return true;
    throw error;
  }
};

/** Classes that the files of entities, and those that import the class of every entity, import whatever the entity. */
function importedClasses(): ReadonlySet<string> {
  const paths = templates.list().filter((path) => (path.startsWith('entity') && !path.includes('/e2e/')) || path.endsWith('fakes/storage.py.hbs'));
  const names = paths.flatMap((path) =>
    importBlocks(templates.read(path).replace(/^\{\{[#/][^\n]*\n/gm, '')).flatMap(({ statements }) => statements.flatMap((statement) => statement.names)),
  );
  const imported = names.map(({ name, alias }) => alias ?? name);
  return new Set(imported.filter((name) => /^[A-Z]\w*[a-z]\w*$/.test(name) && pascalCase(kebabCase(name)) === name));
}

/** Names of modules and packages beside which those of entities stand. */
function neighbours(): ReadonlySet<string> {
  const beside = /^(?:src\/acme_orders\/(?:domain|operational|presentation|models|services|views|schemas|(?:infrastructure\/database|models)\/(?:tables|repository))|tests\/unit\/fakes)\/([a-z]\w*)/;
  const paths = services.flatMap((service) => plan(service, templates.list()).map(({ path }) => path));
  return new Set(paths.map((path) => beside.exec(path)?.[1] ?? '').filter((name) => name !== ''));
}

describe('an entity', () => {
  it('has the name of no class that its modules import', () => {
    const classes = [...importedClasses()];
    expect(classes.length).toBeGreaterThan(40);
    expect(classes.filter((name) => !isRefused(kebabCase(name), 'many-things'))).toEqual([]);
  });

  it('has the plural of no module that the service has there', () => {
    const modules = [...neighbours()];
    expect(modules.length).toBeGreaterThan(40);
    expect(modules.filter((name) => !isRefused('thing', name))).toEqual([]);
  });
});
