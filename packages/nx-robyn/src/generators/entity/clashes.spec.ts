import type { Tree } from '@nx/devkit';
import { EntityWorkspace } from '../../testing/entity-workspace';

jest.mock('../../blueprint/render-entities', () => jest.requireActual<object>('../../testing/entity-blueprint'));

describe('entity refuses what is somebody else\'s', () => {
  const source = 'services/orders/src/orders';
  const unit = 'services/orders/src/orders/domain/unit_of_work.py';
  const item = 'services/orders/src/orders/domain/order_items/order_item.py';
  let workspace: EntityWorkspace;
  let tree: Tree;
  beforeEach(() => {
    workspace = new EntityWorkspace();
    ({ tree } = workspace);
  });
  afterEach(() => jest.restoreAllMocks());

  it.each([
    [`domain/order_items/order_item.py`, 'MINE = 1\n', /EntityClash[^]*domain\/order_items\/order_item\.py/],
    [`domain/order_items.py`, 'MINE = 1\n', /EntityClash[^]*module order_items[^]*domain\/order_items\.py/],
    [`infrastructure/database/tables/order_items/x.py`, 'MINE = 1\n', /EntityClash[^]*tables\/order_items/],
    [`presentation/mine/rest.py`, "\nROUTES = ['/order-items/{id}']\n", /EntityClash[^]*route \/order-items[^]*mine\/rest\.py:2/],
    [`infrastructure/database/tables/mine.py`, 'class X:\n    __tablename__: str = "order_items"\n', /EntityClash[^]*table order_items[^]*mine\.py:2/],
    [`infrastructure/database/tables/mine.py`, 'class Meta:\n    table = "order_items"\n', /EntityClash[^]*table order_items/],
    [`infrastructure/database/tables/mine.py`, 'X = Table("order_items")\n', /EntityClash[^]*table order_items/],
  ])('%s: %j', async (path, text, word) => {
    tree.write(`${source}/${path}`, text);
    await workspace.refused({}, word);
  });

  it('a name in a registry', async () => {
    workspace.edit(unit, (text) => text.replace('    async def commit', '    order_items: int\n\n    async def commit'));
    await workspace.refused({}, /EntityClash/, /the name order_items/, new RegExp(`${unit}:\\d+`));
    workspace.edit(unit, (text) => text.replace('order_items: int', 'nothing: int').replace('from .users', 'from ours import OrderItemRepository\nfrom .users'));
    await workspace.refused({}, /EntityClash/, /the name OrderItemRepository/);
  });

  it('but nothing that only looks like it', async () => {
    tree.write(`${source}/presentation/mine/rest.py`, 'A = "/order-items-archive"  # not "/order-items"\n');
    tree.write(`${source}/infrastructure/database/tables/mine.py`, '__tablename__ = "old_order_items"\n');
    workspace.edit(unit, (text) => text.replace('"""One transaction."""', '"""One transaction: order_items and more."""'));
    await workspace.entity();
    expect(tree.exists(item)).toBe(true);
  });
});
