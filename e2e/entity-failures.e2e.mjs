import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, lstat, rename, rm, symlink } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exactTree } from './fixtures/exact-tree.mjs';
import { full } from './fixtures/extent.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { KillSweep } from './fixtures/kill-sweep.mjs';
import { unwritable } from './fixtures/obstacles.mjs';
import { watchedPath } from './fixtures/watched-path.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const SOURCE = 'services/orders/src/orders';
const ROUTES = `${SOURCE}/presentation/__init__.py`;
const UNIT = `${SOURCE}/domain/unit_of_work.py`;
const FIELDS = '--fields=title:string(120):unique,price:decimal(10,2):index,notes:text?,category:ref(category)';
const ITEM = ['g', 'nx-robyn:entity', 'order-item', '--project=orders', FIELDS, '--no-interactive'];

/** A workspace with a service that has one entity. */
async function workspaceWithEntity() {
  const workspace = await workspaceOfServices();
  await workspace.nxOk(['g', 'nx-robyn:service', 'orders', '--skip-lock', '--no-interactive']);
  await workspace.nxOk(['g', 'nx-robyn:entity', 'category', '--fields=title:string(80):unique', '--no-interactive']);
  return workspace;
}

const edit = async (workspace, path, change) => workspace.write(path, change(await workspace.read(path)));

/** Runs a command that must leave the tree as it was. */
async function unchanged(workspace, args, options) {
  const untouched = await exactTree(workspace.directory);
  const outcome = await workspace.nx(args, options);
  assert.deepEqual(await exactTree(workspace.directory), untouched);
  assert.ok(!existsSync(workspace.path('.nx/nx-robyn/journal.json')));
  assert.ok(!existsSync(workspace.path('.nx/nx-robyn/run.json')));
  return outcome;
}

const assertUndone = async (workspace, args, words, options) => assertFailure(await unchanged(workspace, args, options), ...words);

describe('what entity refuses', () => {
  let workspace;
  const entity = (...args) => ['g', 'nx-robyn:entity', ...args, '--no-interactive'];
  before(async () => {
    workspace = await workspaceWithEntity();
    await workspace.write('libs/shared/pyproject.toml', '[project]\nname = "shared"\nversion = "0"\n');
    await workspace.write('libs/peer/pyproject.toml', '[project]\nname = "peer"\n\n[tool.robyn-config]\ndesign = "ddd"\norm = "sqlalchemy"\n');
    await workspace.write('broken.json', '{\n  "fields": [\n    "title:text",\n  }\n');
    await workspace.write('strange.json', '{ "fields": ["title:colour"] }');
  });

  for (const [what, args, words] of [
    ['a project that is not there', entity('tag', '--project=nobody'), [/ProjectUnknown/, /orders/]],
    ['a project that is no service', entity('tag', '--project=shared'), [/ProjectNotService/, /libs\/shared/]],
    ["a project of robyn-config's", entity('tag', '--project=peer'), [/PeerLayout/, /robyn-config add tag/]],
    ['a name that is none', entity('1st'), [/NameRefused/]],
    ['a name that the service has', entity('user'), [/NameRefused/]],
    ['a type that is none', entity('tag', '--fields=title:colour'), [/FieldRefused/, /colour/]],
    ['a reference to nothing', entity('tag', '--fields=order:ref(order)'), [/ReferenceRefused/, /nx g robyn:entity order/]],
    ['a circle in which nothing can be first', entity('category', '--fields=parent:ref(category)'), [/ReferenceRefused/, /category -> category/]],
    ['a file that is not there', entity('tag', '--from=nothing.json'), [/EntityFileInvalid/, /nothing\.json/]],
    ['a file that is no JSON', entity('tag', '--from=broken.json'), [/EntityFileInvalid/, /broken\.json:4:3/]],
    ['a file with a field that is none', entity('tag', '--from=strange.json'), [/FieldRefused/, /strange\.json/, /colour/]],
  ]) {
    it(`writes nothing: ${what}`, () => assertUndone(workspace, args, words));
  }
});

describe('what stands in the way', () => {
  let workspace, pristine;
  before(async () => {
    workspace = await workspaceWithEntity();
    pristine = await new KillSweep(workspace, {}).keep();
  });

  for (const [what, path, change, words] of [
    ['a registry that is no Python', ROUTES, (text) => text.replace('from . import', 'form . import'), [/PythonInvalid/, new RegExp(`${ROUTES}:3`)]],
    [
      'a registry without the place for a line',
      ROUTES,
      (text) => text.replaceAll(/^ {4}\w+\.register\(app\)$/gm, '    ...').concat('\n# ours\n'),
      [/MergeConflict/, new RegExp(ROUTES), /lines to add:\s+\+ {5}order_items\.register\(app\)/],
    ],
    ['a file where one of its goes', `${SOURCE}/domain/order_items/__init__.py`, () => 'MINE = 1\n', [/EntityClash/, /domain\/order_items\/__init__\.py/]],
    ['a module beside its package', `${SOURCE}/domain/order_items.py`, () => 'MINE = 1\n', [/EntityClash/, /domain\/order_items\.py/]],
    ['a route that somebody registers', `${SOURCE}/presentation/mine.py`, () => 'ROUTES = ("/order-items/:id",)\n', [/EntityClash/, /route \/order-items/, /mine\.py:1/]],
    ['a table of its name', `${SOURCE}/infrastructure/database/tables/mine.py`, () => 'class T:\n    __tablename__ = "order_items"\n', [/EntityClash/, /table order_items/, /mine\.py:2/]],
    [
      'an attribute of its name',
      UNIT,
      (text) => text.replace('    async def commit', '    order_items: int\n\n    async def commit'),
      [/EntityClash/, /the name order_items/, new RegExp(`${UNIT}:\\d+`)],
    ],
    ['a manifest that says nothing', 'services/orders/pyproject.toml', (text) => text.replace('orm = "sqlalchemy"', 'orm = "other"'), [/ManifestInvalid/, /"orm"/]],
  ]) {
    it(`is named, and nothing is written: ${what}`, async () => {
      const text = existsSync(workspace.path(path)) ? await workspace.read(path) : undefined;
      await workspace.write(path, change(text));
      await assertUndone(workspace, ITEM, words);
      await pristine.reset();
    });
  }

  it('is named, every conflict of every file, when an entity changes', async () => {
    assertSuccess(await workspace.nx(ITEM));
    const paths = [`${SOURCE}/domain/order_items/order_item.py`, `${SOURCE}/infrastructure/database/tables/order_items.py`];
    for (const path of paths) await edit(workspace, path, (text) => text.replaceAll(/^( +)(notes\b.*)$/gm, '$1$2  # ours'));
    await assertUndone(workspace, ITEM.with(4, '--fields=title:string(120):unique,notes:text'), [/MergeConflict/, ...paths.map((path) => new RegExp(`${path}:\\d+`)), /# ours/]);
    await pristine.reset();
  });

  it('is named when files that would go were edited, until that is forced', async () => {
    assertSuccess(await workspace.nx(ITEM));
    await edit(workspace, `${SOURCE}/domain/order_items/order_item.py`, (text) => `${text}\n# ours\n`);
    const remove = ['g', 'nx-robyn:remove-entity', 'order-item', '--no-interactive'];
    await assertUndone(workspace, remove, [/FilesEdited/, /order_item\.py/, /--force/]);
    await assertUndone(workspace, remove.with(2, 'category'), [/EntityReferenced/, /order-item\.category_id/]);
    assertSuccess(await workspace.nx([...remove, '--force']));
    assert.deepEqual(await exactTree(workspace.directory), pristine.untouched);
  });

  it('is named when a file cannot be written', async (t) => {
    const obstacle = await unwritable(workspace.path(ROUTES));
    if (obstacle.absent) return t.skip(obstacle.absent);
    try {
      await assertUndone(workspace, ITEM, [/NotWritable/, new RegExp(ROUTES), /nothing was written/]);
    } finally {
      await obstacle.remove();
    }
  });

  it('is undone when Nx cannot write a file', async () => {
    const NODE_OPTIONS = `--require=${fileURLToPath(new URL('fixtures/at-write.cjs', import.meta.url))}`;
    const env = { NODE_OPTIONS, KILL_WORKSPACE: workspace.directory, KILL_AT: '20', KILL_HALFWAY: 'true', FAIL_WITH: 'EIO' };
    await assertUndone(workspace, ITEM, [/EIO/, /RunFailed/, /taken back/], { env });
  });
});

describe('entity and remove-entity', () => {
  let workspace;
  before(async () => {
    workspace = await workspaceWithEntity();
  });
  after(async () => workspace.remove());

  it('say in a dry run what they would do, and write and start nothing', async () => {
    const { PATH, started } = await watchedPath(['uv', 'poetry', 'npm', 'python3']);
    const outcome = await unchanged(workspace, [...ITEM, '--dry-run'], { env: { PATH } });
    assertSuccess(outcome);
    assert.match(outcome.output, /price +decimal\(10,2\) +no +no +yes/);
    assert.match(outcome.output, /CREATE .*domain\/order_items\/order_item\.py/);
    assertSuccess(await unchanged(workspace, ['g', 'nx-robyn:remove-entity', 'category', '--dry-run', '--no-interactive'], { env: { PATH } }));
    assert.deepEqual(await started(), []);
  });

  it('do nothing the second time, and undo one another', async () => {
    const untouched = await exactTree(workspace.directory);
    assertSuccess(await workspace.nx(ITEM));
    assert.match((await unchanged(workspace, ITEM.with(2, 'OrderItem'))).output, /nothing to do/);
    const remove = ['g', 'nx-robyn:remove-entity', 'order_item', '--no-interactive'];
    const { output } = await workspace.nxOk(remove);
    assert.match(output, /makemigration --message "remove order items"/);
    assert.deepEqual(await exactTree(workspace.directory), untouched);
    assert.match((await unchanged(workspace, remove)).output, /nothing to do/);
  });

  it('keep line ends, modes and links of what they edit', async () => {
    await edit(workspace, ROUTES, (text) => text.replaceAll('\n', '\r\n'));
    await chmod(workspace.path(UNIT), 0o600);
    const unit = workspace.path(UNIT);
    await rename(unit, workspace.path('services/orders/unit.py'));
    await symlink('../../../unit.py', unit);
    const untouched = await exactTree(workspace.directory);
    assertSuccess(await workspace.nx(ITEM));
    assert.ok((await lstat(unit)).isSymbolicLink());
    assert.equal((await lstat(workspace.path('services/orders/unit.py'))).mode & 0o777, 0o600);
    assert.match(await workspace.read('services/orders/unit.py'), /def order_items/);
    const routes = await workspace.read(ROUTES);
    assert.match(routes, /order_items\.register\(app\)\r\n/);
    assert.doesNotMatch(routes, /[^\r]\n/);
    await workspace.nxOk(['g', 'nx-robyn:remove-entity', 'order-item', '--no-interactive']);
    assert.deepEqual(await exactTree(workspace.directory), untouched);
  });

  it('takes the bytecode of deleted modules away', async () => {
    assertSuccess(await workspace.nx(ITEM));
    await workspace.write(`${SOURCE}/domain/order_items/__pycache__/order_item.cpython-311.pyc`, 'bytecode');
    await workspace.nxOk(['g', 'nx-robyn:remove-entity', 'order-item', '--no-interactive']);
    assert.ok(!existsSync(workspace.path(`${SOURCE}/domain/order_items`)));
    await rm(workspace.path('services/orders/unit.py'), { force: true });
  });
});

describe('kill -9', () => {
  const NEXT = ['g', 'nx-robyn:entity', '1st', '--no-interactive'];
  const delicate = /pyproject\.toml|presentation\/__init__|\.nx\/nx-robyn/;

  it('over entity leaves the workspace as it was, or the next run restores it and says so', async () => {
    const workspace = await workspaceWithEntity();
    await edit(workspace, ROUTES, (text) => text.replace('"""\n', '\n\nOurs.\n"""\n')); // so that it is merged
    await (await new KillSweep(workspace, { args: ITEM, next: NEXT, refused: /NameRefused/, delicate }).keep()).run();
  });

  it('over remove-entity, too', { skip: !full && 'in npm run test:full' }, async () => {
    const workspace = await workspaceWithEntity();
    const args = ['g', 'nx-robyn:remove-entity', 'category', '--no-interactive'];
    await (await new KillSweep(workspace, { args, next: NEXT, refused: /NameRefused/, delicate }).keep()).run();
  });
});
