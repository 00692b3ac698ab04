import assert from 'node:assert/strict';
import { appendFile, mkdir } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { watchedPath } from './fixtures/watched-path.mjs';
import { bareWorkspace, workspaceWithPlugin } from './fixtures/workspace.mjs';

const GENERATE = ['g', 'nx-robyn:service', '--no-interactive'];

describe('service', () => {
  let workspace;
  before(async () => (workspace = await workspaceWithPlugin()));

  it('writes nothing and starts nothing under --dry-run', async () => {
    const { PATH, started } = await watchedPath(['uv', 'poetry', 'npm', 'python3']); // git is Nx's own doing;
    const before = await workspace.snapshot();
    for (const options of [[], ['--fresh-lock'], ['--cache=redis'], ['--package-manager=poetry', '--fresh-lock']]) {
      const outcome = await workspace.nx([...GENERATE, 'orders', '--dry-run', ...options], { env: { PATH } });
      assertSuccess(outcome);
      assert.match(outcome.output, /services\/orders\/pyproject\.toml/);
    }
    assert.deepEqual(await workspace.snapshot(), before);
    assert.deepEqual(await started(), []);
  });

  it('makes a project', async () => {
    assertSuccess(await workspace.nx([...GENERATE, 'orders']));
    assert.ok((await workspace.project('orders')).targets.check);
  });

  it('says in at most five lines what to do next', async () => {
    const outcome = await workspace.nxOk([...GENERATE, 'billing', '--skip-lock']);
    const lines = outcome.stdout.trimEnd().split('\n');
    const lastWritten = lines.findLastIndex((line) => /^(CREATE|UPDATE) /.test(line));
    const next = lines.slice(lastWritten + 1).filter((line) => line.trim());
    assert.ok(next.length > 0 && next.length <= 5, outcome.stdout);
  });

  it('changes nothing the second time, nor what its user edited', async () => {
    await appendFile(workspace.path('services/orders/README.md'), '\nOurs.\n');
    const before = await workspace.snapshot();
    assertSuccess(await workspace.nx([...GENERATE, 'orders']));
    assert.deepEqual(await workspace.snapshot(), before);
  });

  it('refuses other options on a service that exists, and names the way', async () => {
    const before = await workspace.snapshot();
    assertFailure(await workspace.nx([...GENERATE, 'orders', '--cache=redis']), /orders/, /cache/);
    assertFailure(await workspace.nx([...GENERATE, 'orders', '--database=postgresql']), /database/);
    assert.deepEqual(await workspace.snapshot(), before);
  });

  for (const [name, word] of [
    ['class', /class/],
    ['../evil', /\.\.\/evil/],
    ['größe', /größe/],
    ['1st', /1st/],
    ['-x', /-x/],
  ]) {
    it(`refuses the name ${JSON.stringify(name)}`, async () => {
      const before = await workspace.snapshot();
      assertFailure(await workspace.nx([...GENERATE, `--name=${name}`]), word);
      assert.deepEqual(await workspace.snapshot(), before);
    });
  }

  for (const module of ['json', 'sqlalchemy', 'class', 'Orders', 'a-b']) {
    it(`refuses the module ${module}`, async () => {
      const before = await workspace.snapshot();
      assertFailure(await workspace.nx([...GENERATE, 'stock', `--module=${module}`]), new RegExp(module));
      assert.deepEqual(await workspace.snapshot(), before);
    });
  }

  it('refuses a folder that holds something', async () => {
    await mkdir(workspace.path('services/taken'), { recursive: true });
    await workspace.write('services/taken/notes.txt', 'mine\n');
    const before = await workspace.snapshot();
    assertFailure(await workspace.nx([...GENERATE, 'taken']), /services\/taken/);
    assert.deepEqual(await workspace.snapshot(), before);
  });

  it('does not wait for somebody who is not there', async () => {
    assertFailure(await workspace.nx(['g', 'nx-robyn:service'], { timeout: 60_000 }), /name/i);
  });
});

describe('service in a workspace that has not seen the plugin yet', () => {
  it('registers the plugin itself', async () => {
    const workspace = await bareWorkspace();
    assertSuccess(await workspace.nx([...GENERATE, 'orders']));
    assert.match(await workspace.read('nx.json'), /nx-robyn/);
    assert.ok((await workspace.project('orders')).targets.serve);
  });
});
