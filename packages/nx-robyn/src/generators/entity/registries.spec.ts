import type { Tree } from '@nx/devkit';
import { EntityWorkspace } from '../../testing/entity-workspace';
import { removeEntityGenerator } from '../remove-entity/generator';
import { entityGenerator } from './generator';

jest.mock('../../blueprint/render-entities', () => jest.requireActual<object>('../../testing/entity-blueprint'));

describe('entity, in registries', () => {
  const routes = 'services/orders/src/orders/presentation/__init__.py';
  const pyproject = 'services/orders/pyproject.toml';
  let workspace: EntityWorkspace;
  let tree: Tree;
  beforeEach(() => {
    workspace = new EntityWorkspace();
    ({ tree } = workspace);
  });
  afterEach(() => jest.restoreAllMocks());

  it('keeps edits, ends of lines, and puts its own lines after the user\'s', async () => {
    workspace.edit(routes, (text) => text.replace('healthcheck, users', 'healthcheck, payments, users').replace('    users.register(app)\n', '    users.register(app)\n    payments.register(app)\n').replaceAll('\n', '\r\n'));
    const before = workspace.read(routes);
    await workspace.entity();
    expect(workspace.read(routes)).toContain('from . import healthcheck, order_items, payments, users\r\n');
    expect(workspace.read(routes)).toContain('    payments.register(app)\r\n    order_items.register(app)\r\n');
    await removeEntityGenerator(tree, { name: 'order-item' });
    expect(workspace.read(routes)).toBe(before);
  });

  it('names the lines to add where their place is gone, and is content when they are there', async () => {
    workspace.edit(routes, (text) => text.replace(/ {4}healthcheck\.register[^]*$/, '    MODULES.register(app)\n\n\nMODULES = (healthcheck, users)\n'));
    await workspace.refused({}, /MergeConflict/, new RegExp(`${routes}:\\d+`), /lines to add:\n +\+ {5}order_items\.register\(app\)/);
    workspace.edit(routes, (text) => text.replace('    MODULES.register(app)\n', '    MODULES.register(app)\n    order_items.register(app)\n'));
    await workspace.entity();
    expect(workspace.read(routes)).toContain('from . import healthcheck, order_items, users\n');
    expect(workspace.read(routes).match(/order_items\.register/g)).toHaveLength(1);
  });

  it.each([
    ['no Python', (text: string) => text.replace('from . import', 'form . import'), /PythonInvalid[^]*presentation\/__init__\.py:3/],
    ['gone', undefined, /MergeConflict[^]*presentation\/__init__\.py[^]*the file is gone/],
    ['no text', '\xff\xfe', /FileUnreadable[^]*presentation\/__init__\.py/],
  ])('refuses one that is %s', async (_, change, word) => {
    if (change === undefined) tree.delete(routes);
    else if (typeof change === 'string') tree.write(routes, Buffer.from(change, 'latin1'));
    else workspace.edit(routes, change);
    await workspace.refused({}, word);
  });

  it('edits a manifest that somebody has arranged otherwise', async () => {
    await entityGenerator(tree, { name: 'category', fields: 'title:text,rank:integer' });
    workspace.edit(pyproject, (text) => text.replace('fields = [\n    "title:text",\n', 'fields = [ # ours\n  "title:text", # shown\n').concat('\n[tool.ours]\nx = 1\n'));
    await workspace.entity();
    await entityGenerator(tree, { name: 'category', fields: 'title:string(20),rank:integer,more:text' });
    expect(workspace.read(pyproject)).toContain('fields = [ # ours\n  "title:string(20)", # shown\n    "rank:integer",\n    "more:text",\n]');
    expect(workspace.read(pyproject)).toMatch(/entities\.order-item\][^]*\[tool\.ours\]\nx = 1\n$/);
  });
});
