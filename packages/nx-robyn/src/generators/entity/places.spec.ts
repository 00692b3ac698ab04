import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { renderService } from '../../blueprint/render';
import { syntaxError } from '../../blueprint/python/syntax-error';
import { shippedTemplates } from '../../disk/templates';
import { defaultPaths, designs, type EntityPaths } from '../../service/model';
import { exampleModel } from '../../testing/models';
import { removeEntityGenerator } from '../remove-entity/generator';
import { entityGenerator } from './generator';

jest.setTimeout(180_000);

const root = 'services/orders';
const rows = `${root}/src/orders/storage/rows.py`;
const ours = '"""Ours."""\n\nfrom __future__ import annotations\n\nMINE = 1\n';

describe.each(designs)('entity in %s, where one file holds all tables', (design) => {
  let tree: Tree;
  const files = () => tree.listChanges().filter(({ path, type }) => path.startsWith(root) && type !== 'DELETE');
  const contents = () => Object.fromEntries(files().map(({ path, content }) => [path, String(content)]));
  const read = (path: string) => tree.read(path, 'utf8') ?? '';
  const remove = (name: string, force = false) => removeEntityGenerator(tree, { name, force });
  beforeEach(() => {
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const paths = { ...defaultPaths(design, 'orders'), databaseTable: 'src/orders/storage/rows.py' } as EntityPaths;
    tree = createTreeWithEmptyWorkspace();
    for (const { path, content } of renderService(exampleModel({ name: 'orders', design, paths }), shippedTemplates())) tree.write(`${root}/${path}`, content);
  });
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['that the templates make', undefined],
    ['of somebody', ours],
  ])('puts the tables into one %s, and takes them out again', async (_, text) => {
    if (text !== undefined) tree.write(rows, text);
    const before = contents();
    await entityGenerator(tree, { name: 'category' });
    const one = contents();
    await entityGenerator(tree, { name: 'order-item', fields: 'title:string(120):unique,at:datetime,category:ref(category)' });
    expect(read(rows)).toMatch(/class CategoriesTable\([^]*class OrderItemsTable\(/);
    expect(read(rows).match(/^from __future__/gm)).toHaveLength(1);
    expect(syntaxError(read(rows))).toBeUndefined();
    if (text !== undefined) expect(read(rows)).toMatch(/^"""Ours\."""\n[^]*MINE = 1\n[^]*class/);
    await remove('order-item');
    expect(contents()).toEqual(one);
    await remove('category');
    expect(contents()).toEqual(before);
  });

  it('changes the tables in it, and keeps what somebody wrote beside them', async () => {
    await entityGenerator(tree, { name: 'category' });
    await entityGenerator(tree, { name: 'order-item', fields: 'title:text' });
    tree.write(rows, `${read(rows)}\n\nMINE = 1\n`);
    await entityGenerator(tree, { name: 'order-item', fields: 'title:text,size:integer' });
    expect(read(rows)).toMatch(/class OrderItemsTable\([^]*size[^]*\n\n\nMINE = 1\n$/);
    await remove('order-item');
    await remove('category');
    expect(read(rows)).toMatch(/MINE = 1\n$/);
    expect(read(rows)).not.toContain('class');
  });

  it('refuses a class of the name that is there, and tables that were edited', async () => {
    tree.write(rows, 'class CategoriesTable: ...\n');
    await expect(entityGenerator(tree, { name: 'category' })).rejects.toThrow(/^EntityClash: [^]*the name CategoriesTable[^]*rows\.py:1/);
    tree.write(rows, ours);
    await entityGenerator(tree, { name: 'category' });
    tree.write(rows, read(rows).replace(/^( {4}name\b.*)$/m, '$1  # ours'));
    await expect(remove('category')).rejects.toThrow(/^FilesEdited: [^]*rows\.py/);
    await remove('category', true);
    expect(read(rows)).toContain('class CategoriesTable');
    expect(read(`${root}/pyproject.toml`)).not.toContain('category');
  });
});
