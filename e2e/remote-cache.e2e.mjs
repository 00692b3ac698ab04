import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { CacheServer } from './fixtures/cache-server.mjs';
import { Checkout } from './fixtures/checkout.mjs';
import { full } from './fixtures/extent.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { workspaceWithPlugin } from './fixtures/workspace.mjs';

const TARGETS = ['lint', 'openapi', 'build'];

describe('a remote cache', () => {
  let server, origin, clone;

  before(async () => {
    const workspace = await workspaceWithPlugin();
    await Service.generate(workspace, 'orders');
    if (full) await Service.generate(workspace, 'billing', new Stack({ packageManager: 'poetry' }));
    [server, origin] = await Promise.all([CacheServer.start(), Checkout.of(workspace)]);
    clone = await origin.clone({ installed: true });
  });

  const projects = full ? ['orders', 'billing'] : ['orders'];
  const tasks = projects.length * TARGETS.length;

  /** Runs the targets; what another person and another machine have otherwise must not matter. */
  const check = ({ workspace }, env = {}) =>
    server.counting(async () => {
      const outcome = await workspace.nx(['run-many', '--targets', TARGETS.join(','), '--projects', projects.join(','), '--outputStyle=static'], { env: { ...server.env, ...env } });
      assertSuccess(outcome);
      return outcome.output;
    });

  it('is given what one clone has made', async () => {
    const { stored, found, missed } = await check(origin);
    assert.deepEqual({ stored, found, missed }, { stored: tasks, found: 0, missed: tasks });
  });

  it('spares another clone, at another path, every task', async () => {
    const { result, stored, found, missed } = await check(clone, { TZ: 'Asia/Tokyo', USER: 'somebody', LC_ALL: 'C' });
    assert.deepEqual({ stored, found, missed }, { stored: 0, found: tasks, missed: 0 }, result);
    assert.equal(result.match(/\[remote cache\]/g)?.length, tasks, result);
  });

  it('gives it the same bytes', async () => {
    for (const name of projects) {
      const [made, given] = await Promise.all([origin, clone].map(({ workspace }) => outputs(workspace, name)));
      assert.deepEqual(given, made);
      assert.deepEqual(Object.keys(made).map((file) => file.replace(/^[\w-]+-0\.1\.0/, '')).filter((file) => file !== '.gitignore').sort(), [
        '-py3-none-any.whl',
        '.tar.gz',
        'openapi.json',
      ]);
    }
  });

  it('is asked in vain for what reads a changed file, and for nothing else', async () => {
    await check(clone); // Reads the contracts as well, which were not there before.
    await clone.workspace.write('services/orders/README.md', '# Orders\n');
    const { result, stored, missed } = await check(clone);
    assert.deepEqual({ stored, missed }, { stored: 1, missed: 1 }, result);
    assert.match(result, /> nx run orders:build\s*\n/);
  });

  it('would be given the same by every clone', async () => {
    const other = await origin.clone({ installed: true });
    assertSuccess(await other.workspace.nx(['run-many', '--targets', 'openapi,build', '--projects', projects.join(','), '--skipNxCache'], { env: { NX_CACHE_DIRECTORY: '.nx/cache' } }));
    for (const name of projects) assert.deepEqual(await outputs(other.workspace, name), await outputs(origin.workspace, name));
  });
});

/** What the targets of a service leave behind, by name of the file. */
async function outputs(workspace, name) {
  const at = (...parts) => workspace.path('services', name, ...parts);
  const files = ['openapi.json', ...(await readdir(at('dist'))).map((file) => `dist/${file}`)];
  const hash = async (file) => createHash('sha256').update(await readFile(at(file))).digest('hex');
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file.replace('dist/', ''), await hash(file)])));
}
