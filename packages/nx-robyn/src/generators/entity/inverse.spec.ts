import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import * as fc from 'fast-check';
import { renderService } from '../../blueprint/render';
import { renderEntity, renderRegistries } from '../../blueprint/render-entities';
import { shippedTemplates } from '../../disk/templates';
import { writeField } from '../../service/entity/grammar';
import type { EntityModel } from '../../service/entity/model';
import { referringEntities } from '../../service/entity/references';
import { designs, orms, type ServiceModel } from '../../service/model';
import { arbitraryEntities } from '../../testing/entities';
import { exampleModel } from '../../testing/models';
import { removeEntityGenerator } from '../remove-entity/generator';
import { entityGenerator } from './generator';

jest.setTimeout(180_000);

const directory = 'services/orders';
const pairs = designs.flatMap((design) => orms.map((orm) => [design, orm] as const));

function workspaceOf(service: ServiceModel): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const file of renderService(service, shippedTemplates())) tree.write(`${directory}/${file.path}`, file.content, { mode: file.mode });
  return tree;
}

/** All files of the service. */
function contents(tree: Tree): ReadonlyMap<string, string> {
  const changes = tree.listChanges().filter(({ path, type }) => path.startsWith(directory) && type !== 'DELETE');
  return new Map(changes.map(({ path, content }): [string, string] => [path, String(content)]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the files should be with some entities: those without any, other registries, and the entities' own files. */
function expected(without: ReadonlyMap<string, string>, service: ServiceModel): ReadonlyMap<string, string> {
  const templates = shippedTemplates();
  const own = service.entities.flatMap(({ name }) => renderEntity(service, name, templates));
  const made = [...renderRegistries(service, templates), ...own].map(({ path, content }): [string, string] => [`${directory}/${path}`, content]);
  return new Map([...without, ...made].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const make = (tree: Tree, { name, plural, auth, owner, fields }: EntityModel) =>
  entityGenerator(tree, { name, plural, auth, owner, fields: fields.map(writeField).join(',') });

describe.each(pairs)('%s, %s', (design, orm) => {
  const service = exampleModel({ name: 'orders', design, orm });
  beforeEach(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined));
  afterEach(() => jest.restoreAllMocks());

  it('remove-entity is the inverse of entity, in any order', async () => {
    const before = contents(workspaceOf(service));
    await fc.assert(
      fc.asyncProperty(arbitraryEntities(service, { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat()), async (entities, random) => {
        const tree = workspaceOf(service);
        for (const entity of entities) await make(tree, entity);
        expect(contents(tree)).toEqual(expected(before, { ...service, entities }));
        let left = entities;
        while (left.length > 0) {
          const free = left.filter(({ name }) => referringEntities(name, left).length === 0);
          const goes = free[(random.next().value ?? 0) % free.length] as EntityModel;
          await removeEntityGenerator(tree, { name: goes.name });
          left = left.filter((entity) => entity !== goes);
          expect(contents(tree)).toEqual(expected(before, { ...service, entities: left }));
        }
        expect(contents(tree)).toEqual(before);
      }),
      { numRuns: 4 },
    );
  });

  it('an entity that changes becomes what it would be if it were made so', async () => {
    const before = contents(workspaceOf(service));
    await fc.assert(
      fc.asyncProperty(arbitraryEntities(service, { minLength: 2, maxLength: 2 }), async (entities) => {
        const tree = workspaceOf(service);
        const [first, second] = entities as readonly [EntityModel, EntityModel];
        await make(tree, first);
        await entityGenerator(tree, { name: second.name, plural: 'former-ones', fields: 'former:string(20)' });
        await make(tree, second);
        expect(contents(tree)).toEqual(expected(before, { ...service, entities }));
      }),
      { numRuns: 3 },
    );
  });
});
