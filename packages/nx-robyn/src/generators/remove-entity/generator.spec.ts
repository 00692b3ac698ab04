import type { Tree } from '@nx/devkit';
import { EntityWorkspace } from '../../testing/entity-workspace';
import { entityGenerator } from '../entity/generator';
import { removeEntityGenerator } from './generator';

jest.mock('../../blueprint/render-entities', () => jest.requireActual<object>('../../testing/entity-blueprint'));

describe('remove-entity', () => {
  let workspace: EntityWorkspace;
  let tree: Tree;
  const source = 'services/orders/src/orders';
  const remove = (name: string, force?: boolean) => removeEntityGenerator(tree, { name, ...(force !== undefined && { force }) });
  beforeEach(async () => {
    workspace = new EntityWorkspace();
    ({ tree } = workspace);
    await entityGenerator(tree, { name: 'category' });
    await entityGenerator(tree, { name: 'order-item', fields: 'title:text,category:ref(category),parent:ref(order-item)?' });
  });
  afterEach(() => jest.restoreAllMocks());

  it('has nothing to do for what is not there, and says what is', async () => {
    const before = workspace.contents();
    workspace.output();
    await (await remove('tag'))();
    expect(workspace.contents()).toEqual(before);
    expect(workspace.output()).toMatch(/no entity "tag" \(it has category, order-item\): nothing to do/);
    await expect(remove('')).rejects.toThrow('NameMissing');
    await expect(remove('../x')).rejects.toThrow('NameRefused');
  });

  it('says which migration to make', async () => {
    workspace.output();
    await (await remove('order-item'))();
    const next = workspace.output();
    expect(next).toContain('nx run orders:makemigration --message "remove order items"');
    expect(next.split('\n').length).toBeLessThanOrEqual(5);
  });

  it('refuses when others refer to it; when forced, what refers to it goes, too', async () => {
    const before = workspace.contents();
    await expect(remove('category')).rejects.toThrow(/^EntityReferenced: [^]*order-item\.category_id/);
    expect(workspace.contents()).toEqual(before);
    await remove('category', true);
    expect(tree.exists(`${source}/domain/categories`)).toBe(false);
    expect(tree.read(`${source}/domain/order_items/order_item.py`, 'utf8')).not.toContain('category');
    expect(tree.read('services/orders/pyproject.toml', 'utf8')).not.toContain('category');
  });

  it('refuses when nothing would be left of an entity that refers to it, though it is forced', async () => {
    await entityGenerator(tree, { name: 'label', fields: 'category:ref(category)' });
    await expect(remove('category', true)).rejects.toThrow(/^EntityReferenced: [^]*remove-entity label/);
  });

  it('refuses when files of it were edited, all by name; when forced, they go', async () => {
    for (const path of ['domain/order_items/order_item.py', 'presentation/order_items/rest.py']) {
      tree.write(`${source}/${path}`, `${tree.read(`${source}/${path}`, 'utf8')}# ours\n`);
    }
    const before = workspace.contents();
    await expect(remove('order-item')).rejects.toThrow(/^FilesEdited: [^]*order_item\.py, [^]*rest\.py[^]*--force/);
    expect(workspace.contents()).toEqual(before);
    await remove('order-item', true);
    expect(tree.exists(`${source}/domain/order_items`)).toBe(false);
  });

  it('takes no other end of lines for an edit, and keeps what is not from it', async () => {
    const item = `${source}/domain/order_items/order_item.py`;
    tree.write(item, (tree.read(item, 'utf8') ?? '').replaceAll('\n', '\r\n'));
    tree.write(`${source}/domain/order_items/ours.py`, 'OURS = 1\n');
    await remove('order-item');
    expect(tree.exists(item)).toBe(false);
    expect(tree.exists(`${source}/domain/order_items/ours.py`)).toBe(true);
  });

  it('names lines that it cannot take out of a registry; when forced, they stay and are named', async () => {
    const routes = `${source}/presentation/__init__.py`;
    tree.write(routes, (tree.read(routes, 'utf8') ?? '').replace('order_items.register(app)', 'order_items.register(app)  # ours'));
    const before = workspace.contents();
    await expect(remove('order-item')).rejects.toThrow(/^MergeConflict: [^]*presentation\/__init__\.py:\d+[^]*lines to take out:\n +- {5}order_items\.register\(app\) {2}# ours/);
    expect(workspace.contents()).toEqual(before);
    workspace.output();
    await remove('order-item', true);
    expect(workspace.output()).toMatch(/take them out:[^]*presentation\/__init__\.py/);
    expect(tree.exists(`${source}/domain/order_items`)).toBe(false);
    expect(tree.read('services/orders/pyproject.toml', 'utf8')).not.toContain('order-item');
  });
});
