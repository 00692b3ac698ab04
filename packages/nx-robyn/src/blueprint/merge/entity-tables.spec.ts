import { parse } from 'smol-toml';
import { locateFields } from '../../service/entity/grammar';
import type { EntityModel } from '../../service/entity/model';
import { readManifest, writeEntity, writeManifest } from '../../service/manifest';
import { exampleModel } from '../../testing/models';
import { withEntities } from './entity-tables';

const entity = (name: string, fields: string, differences: Partial<EntityModel> = {}): EntityModel => ({
  name,
  plural: `${name}s`,
  auth: 'write',
  owner: false,
  fields: locateFields(fields, '--fields').map(({ field }) => field),
  ...differences,
});

const category = entity('category', 'title:string(120):unique', { plural: 'categories' });
const item = entity('order-item', 'title:string(120),price:decimal(10,2):index,notes:text?');
const tag = entity('tag', "label:string(20):default='a]\"b'");

const pyproject = (entities: readonly EntityModel[], after = '') =>
  `[project]\nname = "acme-orders"\n\n${writeManifest(exampleModel({ entities }))}\n${after}`;

const recorded = (text: string | undefined) => readManifest(parse(text ?? ''), 'pyproject.toml').entities.map(writeEntity);

describe('withEntities', () => {
  const models = [[], [category], [category, item], [item], [tag, category], [category, item, tag]];

  it.each(models.flatMap((before) => models.map((after) => [before, after] as const)))('writes what the manifest writes: %#', (before, after) => {
    const text = pyproject(before);
    const order = [...before.filter((one) => after.includes(one)), ...after.filter((one) => !before.includes(one))];
    expect(withEntities(text, before, order)).toBe(pyproject(order));
    expect(withEntities(pyproject(before, '\n[tool.ours]\na = """\n[tool.nx-robyn.entities.category]\n"""\n'), before, order)).toBe(
      pyproject(order, '\n[tool.ours]\na = """\n[tool.nx-robyn.entities.category]\n"""\n'),
    );
  });

  it('keeps comments and layout where a field changes, comes or goes', () => {
    const own = pyproject([category, item])
      .replace('    "title:string(120)",\n    "price', '    "title:string(120)", # on the label\n    # money\n    "price')
      .replace('auth = "write"', "auth   =   'write'  # not all");
    const after = [category, entity('order-item', 'title:string(200),size:integer?,price:decimal(10,2):index,more:text?', { auth: 'all' })];
    const text = withEntities(own, [category, item], after) ?? '';
    expect(recorded(text)).toEqual(after.map(writeEntity));
    for (const kept of ['"title:string(200)", # on the label', '    # money\n    ', "auth   =   'write'  # not all"]) expect(text).toContain(kept);
  });

  it.each([
    ['on one line', (text: string) => text.replace(/fields = \[[^\]]*\]/g, (array) => array.replace(/\s*\n\s*/g, ' '))],
    ['without a comma at the end', (text: string) => text.replaceAll(',\n]', '\n]')],
    ['with keys of the user', (text: string) => text.replaceAll('fields = [', 'x = { a = "]" } # ]\nfields = [')],
    ['without what has a default', (text: string) => text.replace(/owner = false\n/g, '')],
    ['with quoted names', (text: string) => text.replaceAll('entities.order-item]', "'entities' . \"order-item\"]")],
  ])('edits what somebody arranged otherwise: %s', (_, arranged) => {
    const before = [category, item];
    for (const after of [
      [category],
      [item],
      [category, item, tag],
      [category, entity('order-item', 'price:decimal(10,2):index', { owner: true, auth: 'all' })],
      [category, entity('order-item', 'first:text,title:string(120),price:decimal(12,2):index,notes:text?,last:text')],
    ]) {
      const text = withEntities(arranged(pyproject(before)), before, after);
      expect(recorded(text)).toEqual(after.map(writeEntity));
    }
  });

  it('gives up where an entity has no header of its own', () => {
    const inline = '[tool.nx-robyn]\nentities = { tag = { fields = ["a:text"] } }\n';
    expect(withEntities(inline, [tag], [])).toBeUndefined();
  });
});
