import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { capture } from '../tools/command.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { Service } from './fixtures/service.mjs';
import { workspaceWithPlugin } from './fixtures/workspace.mjs';

const TARGETS = [
  'install', 'lock', 'build', 'serve', 'dev', 'lint', 'format', 'typecheck', 'test', 'coverage', 'check',
  'makemigration', 'migrate', 'rollback', 'migration-check', 'openapi', 'contract-check',
]; // prettier-ignore
const UNCACHED = ['serve', 'dev', 'makemigration', 'migrate', 'rollback'];

describe('inferred targets', () => {
  let workspace;

  before(async () => {
    workspace = await workspaceWithPlugin();
    await Service.generate(workspace, 'orders');
  });

  it('are all there without a project.json, each explained', async () => {
    const { targets } = await workspace.project('orders');
    for (const name of TARGETS) {
      assert.ok(targets[name], name);
      assert.ok(targets[name].metadata?.description, `${name} has a description`);
      assert.ok(targets[name].metadata.technologies?.length, `${name} has technologies`);
      assert.ok(targets[name].metadata.help?.command, `${name} has help`);
    }
    for (const name of UNCACHED) assert.ok(!targets[name].cache, `${name} is not cached`);
    for (const name of ['serve', 'dev']) assert.equal(targets[name].continuous, true, name);
    for (const name of ['lint', 'typecheck', 'test']) {
      assert.equal(targets[name].cache, true, name);
      assert.match(JSON.stringify(targets[name].dependsOn), /install/, name);
    }
  });

  it('are run once for equal inputs', async () => {
    assertSuccess(await workspace.nx(['run', 'orders:lint']));
    assert.match((await workspace.nxOk(['run', 'orders:lint'])).output, /cache/i);
    await workspace.write('services/orders/var/note.txt', 'not an input\n');
    assert.match((await workspace.nxOk(['run', 'orders:lint'])).output, /cache/i);
    await workspace.write('services/orders/src/orders/domain/extra.py', '"""An input."""\n');
    assert.doesNotMatch((await workspace.nxOk(['run', 'orders:lint'])).output, /existing outputs match the cache|read the output from the cache/i);
    await rm(workspace.path('services/orders/src/orders/domain/extra.py'));
  });

  it('explain themselves where Nx asks: where they run, else in the root of the workspace', async () => {
    const { targets } = await workspace.project('orders');
    const asked = Object.values(targets).map(({ options, metadata }) => `cd ${options?.cwd ?? '.'} && ${metadata.help.command}`);
    await Promise.all([...new Set(asked)].map(async (line) => assertSuccess(await capture('sh', ['-c', line], { cwd: workspace.directory }))));
  });

  it('take a foreign pyproject.toml as a project, with what its own configuration supports', async () => {
    await workspace.write('libs/foreign/pyproject.toml', '[project]\nname = "foreign"\nversion = "1.0"\ndescription = "Prices."\n\n[tool.ruff]\nline-length = 100\n\n[tool.uv]\n');
    const { targets, metadata } = await workspace.project('foreign');
    assert.equal(metadata.description, 'Prices.');
    assert.deepEqual(metadata.targetGroups, { Quality: ['lint'], Environment: ['install', 'lock'] });
    assert.equal(targets.lint.metadata.help.command, 'uv run ruff check --help');
    for (const name of ['serve', 'dev', 'migrate', 'openapi', 'typecheck', 'test']) assert.ok(!targets[name], name);
  });

  it('report a broken pyproject.toml with its place, and keep the graph', async () => {
    await workspace.write('libs/broken/pyproject.toml', '[project]\nname = "broken"\nversion = = 1\n');
    const shown = await workspace.nx(['show', 'projects', '--json']);
    assertSuccess(shown);
    const names = JSON.parse(shown.stdout);
    for (const name of ['orders', 'foreign']) assert.ok(names.includes(name), names.join(' '));
    assert.match(shown.stderr, /libs\/broken\/pyproject\.toml:3/);
    await rm(workspace.path('libs/broken'), { recursive: true });
  });

  it('make a graph that Nx can print', async () => {
    await workspace.nxOk(['graph', '--file=graph.json']);
    const { graph } = JSON.parse(await workspace.read('graph.json'));
    assert.ok(graph.nodes.orders);
  });

  it('take other names and leave foreign projects alone when told to', async () => {
    const settings = JSON.parse(await workspace.read('nx.json'));
    const plugins = [{ plugin: 'nx-robyn', options: { include: 'robyn', migrateTargetName: 'db-migrate' } }];
    await workspace.write('nx.json', JSON.stringify({ ...settings, plugins }));
    const { targets } = await workspace.project('orders');
    assert.ok(targets['db-migrate'] && !targets.migrate);
    const names = JSON.parse((await workspace.nxOk(['show', 'projects', '--json'])).stdout);
    assert.ok(!names.includes('foreign'), names.join(' '));
  });
});
