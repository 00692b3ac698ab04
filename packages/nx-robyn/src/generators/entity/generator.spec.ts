import { addProjectConfiguration, type Tree } from '@nx/devkit';
import { EntityWorkspace } from '../../testing/entity-workspace';
import { removeEntityGenerator } from '../remove-entity/generator';
import { entityGenerator } from './generator';

jest.mock('../../blueprint/render-entities', () => jest.requireActual<object>('../../testing/entity-blueprint'));

const fields = 'title:string(120):unique,price:decimal(10,2):index,notes:text?';

describe('entity', () => {
  const root = 'services/orders';
  const source = 'services/orders/src/orders';
  const routes = 'services/orders/src/orders/presentation/__init__.py';
  const unit = 'services/orders/src/orders/domain/unit_of_work.py';
  const item = 'services/orders/src/orders/domain/order_items/order_item.py';
  const pyproject = 'services/orders/pyproject.toml';
  let workspace: EntityWorkspace;
  let tree: Tree;
  beforeEach(() => {
    workspace = new EntityWorkspace();
    ({ tree } = workspace);
  });
  afterEach(() => jest.restoreAllMocks());

  it('writes the files of an entity and its lines into the registries', async () => {
    await workspace.entity({ fields });
    expect(workspace.read(item)).toContain('    notes: Text | None\n');
    expect(workspace.read(routes)).toContain('from . import healthcheck, order_items, users\n');
    expect(workspace.read(routes)).toContain('    users.register(app)\n    order_items.register(app)\n');
    expect(workspace.read(unit)).toContain('def order_items(self) -> OrderItemRepository:');
    expect(workspace.read(pyproject)).toContain('[tool.nx-robyn.entities.order-item]\nplural = "order-items"\nauth = "write"\nowner = false\nfields = [\n    "title:string(120):unique",\n');
  });

  it('shows the fields before it writes, aligned, and says in at most five lines what comes next', async () => {
    const callback = await workspace.entity({ fields: `${fields},state:enum(open|closed):default=open,owner_ref:ref(user)?:setnull` });
    const lines = workspace.output().split('\n').slice(1);
    expect(lines[0]).toMatch(/^ {2}field +type +null +unique +index +default +reference$/);
    const column = lines[0]?.indexOf('default') ?? 0;
    expect(lines.find((line) => line.includes('state'))?.indexOf('open', column)).toBe(column);
    expect(lines.at(-1)).toMatch(/owner_ref +ref +yes +no +yes +user, on delete setnull/);
    workspace.output();
    await callback();
    const next = workspace.output();
    expect(next.split('\n').length).toBeLessThanOrEqual(5);
    expect(next).toContain('nx run orders:makemigration --message "add order items"');
  });

  it.each([{}, { fields }, { name: 'OrderItem' }, { name: 'order_item', plural: 'order-items', auth: 'write' as const }, { owner: false, fields: '' }])(
    'changes nothing the second time: %j',
    async (options) => {
      await workspace.entity({ fields });
      const before = workspace.contents();
      const callback = await workspace.entity(options);
      expect(workspace.contents()).toEqual(before);
      workspace.output();
      await callback();
      expect(workspace.output()).toMatch(/nothing to do/);
    },
  );

  it('is taken back by remove-entity, in any order', async () => {
    const before = workspace.contents();
    await entityGenerator(tree, { name: 'category' });
    await workspace.entity({ fields });
    const both = workspace.contents();
    await entityGenerator(tree, { name: 'person', plural: 'people', fields: 'parent:ref(person)?' });
    await removeEntityGenerator(tree, { name: 'Person' });
    expect(workspace.contents()).toEqual(both);
    await removeEntityGenerator(tree, { name: 'category' });
    await removeEntityGenerator(tree, { name: 'order-item' });
    expect(workspace.contents()).toEqual(before);
  });

  describe('finds its service', () => {
    it('by name, or because it is the only one', async () => {
      workspace.service('billing', 'apps/billing');
      await workspace.refused({}, /ServiceMissing/, /billing, orders/, /--project billing/);
      await workspace.entity({ project: 'billing' });
      expect(tree.exists('apps/billing/src/billing/domain/order_items/order_item.py')).toBe(true);
      expect(tree.exists(item)).toBe(false);
    });

    it('and names what is none', async () => {
      addProjectConfiguration(tree, 'web', { root: 'apps/web' });
      tree.write('libs/py/pyproject.toml', '[project]\nname = "stock"\n');
      tree.write('libs/peer/pyproject.toml', '[tool.poetry]\nname = "peer"\n\n[tool.robyn-config]\ndesign = "mvc"\norm = "tortoise"\n');
      tree.write('libs/broken/pyproject.toml', '[project]\nname = "broken"\n[tool.nx-robyn]\n');
      await workspace.refused({ name: '', project: 'nobody' }, /NameMissing/);
      await workspace.refused({ project: 'nobody' }, /ProjectUnknown/, /orders/);
      await workspace.refused({ project: 'web' }, /ProjectNotService/, /apps\/web/);
      await workspace.refused({ project: 'stock' }, /ProjectNotService/, /libs\/py/);
      await workspace.refused({ project: 'peer' }, /PeerLayout/, /libs\/peer\/pyproject\.toml/, /robyn-config add order-item/);
      await workspace.refused({ project: 'broken' }, /ManifestInvalid/, /libs\/broken\/pyproject\.toml/);
      await expect(removeEntityGenerator(tree, { name: 'x', project: 'nobody' })).rejects.toThrow(/^ProjectUnknown[^]*remove-entity x/);
    });

    it('and says so where there is none', async () => {
      tree.delete(root);
      await workspace.refused({}, /ServiceMissing/, /nx g robyn:service orders/);
      tree.write('pyproject.toml', '[project]\nname = "peer"\n\n[tool.robyn-config]\ndesign = "ddd"\norm = "tortoise"\n');
      await workspace.refused({}, /PeerLayout/);
    });
  });

  describe('--from', () => {
    it('gives what is not given by options', async () => {
      tree.write('item.json', JSON.stringify({ name: 'order-item', plural: 'line-items', auth: 'all', fields: ['title:text', { name: 'size', type: 'integer', nullable: true }] }));
      await entityGenerator(tree, { from: 'item.json', plural: 'positions' });
      expect(workspace.read(`${source}/domain/positions/order_item.py`)).toContain('    title: Text\n    size: Integer | None\n');
      expect(workspace.read(`${source}/presentation/positions/rest.py`)).toContain('AUTH = "all"');
      await entityGenerator(tree, { from: 'item.json', name: 'tag', plural: 'tags' });
      expect(tree.exists(`${source}/domain/tags/tag.py`)).toBe(true);
    });

    it.each([
      ['nothing.json', undefined, /EntityFileInvalid[^]*nothing\.json/],
      ['bad.json', '{\n  "fields": [,]\n}', /EntityFileInvalid[^]*bad\.json:2:14/],
      ['bad.json', '{"fields": [], "colour": 1}', /EntityFileInvalid[^]*colour/],
      ['bad.json', '{"fields": ["title:colour"]}', /FieldRefused[^]*colour[^]*bad\.json/],
    ])('is refused by place: %s %j', async (from, text, word) => {
      if (text !== undefined) tree.write(from, text);
      await workspace.refused({ from }, word);
    });
  });

  describe('with other options', () => {
    it('changes the entity everywhere, and keeps what is not said', async () => {
      await workspace.entity({ fields, owner: true });
      await workspace.entity({ fields: 'title:string(200),size:integer' });
      for (const path of [item, `${source}/infrastructure/database/tables/order_items.py`]) {
        expect(workspace.read(path)).toContain('    title: String\n    size: Integer\n');
        expect(workspace.read(path)).not.toContain('price');
      }
      expect(workspace.read(`${root}/tests/unit/domain/test_order_item.py`)).toBe('FIELDS = ("title", "size",)\n');
      expect(workspace.read(`${source}/presentation/order_items/rest.py`)).toContain('AUTH = "all"\nOWNER = True');
      await workspace.entity({ owner: false, auth: 'none' });
      expect(workspace.read(item)).toContain('size: Integer');
      expect(workspace.read(`${source}/presentation/order_items/rest.py`)).toContain('AUTH = "none"\nOWNER = False');
    });

    it('merges with what somebody edited', async () => {
      await workspace.entity({ fields });
      workspace.edit(item, (text) => text.replace('    id: int\n', '    id: int  # ours\n').concat('\n    def ours(self) -> int: ...\n'));
      await workspace.entity({ fields: 'title:string(120):unique,notes:text' });
      expect(workspace.read(item)).toBe(
        '"""One of the order-items."""\n\n\nclass OrderItem:\n    """OrderItem."""\n\n    id: int  # ours\n    title: String\n    notes: Text\n    revision: int\n\n    def ours(self) -> int: ...\n',
      );
    });

    it('names every conflict of every file at once, and writes nothing', async () => {
      await workspace.entity({ fields });
      workspace.edit(item, (text) => text.replace('    notes: Text | None\n', '    notes: Notes\n'));
      const table = `${source}/infrastructure/database/tables/order_items.py`;
      workspace.edit(table, (text) => text.replace('    notes: Text | None\n', '    notes: Column\n'));
      tree.delete(`${source}/domain/order_items/__init__.py`);
      await workspace.refused({ fields: 'title:string(120):unique,notes:text' }, /MergeConflict/, new RegExp(`${item}:9`), new RegExp(`${table}:5`), /\| {5}notes: Notes/, /\+ {5}notes: Text/);
    });

    it('takes over what somebody has put in as it is to be', async () => {
      await workspace.entity({ fields });
      workspace.edit(item, (text) => text.replace('    notes: Text | None\n', '    notes: Text\n    ours: Text\n'));
      await workspace.entity({ fields: 'title:string(120):unique,price:decimal(10,2):index,notes:text' });
      expect(workspace.read(item)).toContain('    notes: Text\n    ours: Text\n');
    });

    it('moves the files, edits and all, when the plural changes', async () => {
      await workspace.entity({ fields });
      workspace.edit(item, (text) => `${text}\n# ours\n`);
      const count = workspace.files().length;
      await workspace.entity({ plural: 'positions' });
      expect(workspace.read(`${source}/domain/positions/order_item.py`)).toMatch(/^"""One of the positions[^]*# ours\n$/);
      expect(tree.exists(`${source}/domain/order_items`)).toBe(false);
      expect(workspace.files()).toHaveLength(count);
      expect(workspace.read(routes)).toContain('    positions.register(app)\n');
      expect(workspace.read(routes)).not.toContain('order_items');
    });

    it('makes and deletes files that only some options have, unless they were edited', async () => {
      const references = `${source}/domain/order_items/references.py`;
      await workspace.entity({ fields: 'buyer:ref(user)' });
      expect(tree.exists(references)).toBe(true);
      await workspace.entity({ fields });
      expect(tree.exists(references)).toBe(false);
      await workspace.entity({ fields: 'buyer:ref(user)' });
      workspace.edit(references, (text) => `${text}# ours\n`);
      await workspace.refused({ fields }, /FilesEdited/, /references\.py/);
    });

    it('leaves a deleted test deleted, and asks for any other file', async () => {
      await workspace.entity({ fields });
      tree.delete(`${root}/tests/unit/domain/test_order_item.py`);
      const callback = await workspace.entity({ fields: 'title:text' });
      expect(tree.exists(`${root}/tests/unit/domain/test_order_item.py`)).toBe(false);
      workspace.output();
      await callback();
      expect(workspace.output()).toMatch(/deleted test stays/);
      tree.delete(item);
      await workspace.refused({ fields }, /MergeConflict/, /order_item\.py\n +the file is gone/);
    });
  });
});
