import { renderEntity, renderRegistries } from '../blueprint/render-entities';
import { normalizeEntity } from '../service/entity/normalize';
import { designs, orms } from '../service/model';
import { exampleEntity, exampleModelWithEntities } from '../testing/entities';
import { shippedTemplates } from './templates';

jest.mock('../blueprint/python/format', () => ({
  formatPython: (text: string, _: string, where: string) => {
    throw new Error(`ruff is loaded for ${where}, because of one of\n${text.split('\n').filter((line) => line.length > 100).join('\n')}`);
  },
}));

const stacks = designs.flatMap((design) => orms.flatMap((orm) => (['none', 'uuidv7'] as const).map((uid) => ({ design, orm, uid }))));

describe.each(stacks)('an entity of ordinary fields, $design, $orm, $uid', (stack) => {
  const model = exampleModelWithEntities(stack);
  const templates = shippedTemplates();

  it('is rendered without loading ruff', () => {
    expect(renderEntity(model, 'order-item', templates).length).toBeGreaterThan(20);
    expect(renderRegistries(model, templates).length).toBeGreaterThan(5);
  });

  it('is so with the default field, and with an owner', () => {
    const entities = [exampleEntity({ name: 'item' }, model), normalizeEntity({ name: 'invoice', fields: 'number:string(20):unique,sum:decimal(10,2)', owner: true }, model)];
    for (const { name } of entities) expect(() => renderEntity({ ...model, entities }, name, templates)).not.toThrow();
  });
});
