import assert from 'node:assert/strict';
import { access, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { capture } from '../tools/command.mjs';
import { PINS } from '../tools/paths.mjs';
import { freePort } from '../tools/network.mjs';
import { lockedPackages } from '../tools/lock-file.mjs';
import { temporary } from '../tools/workspace.mjs';
import { cutOff } from './fixtures/cut-off.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { indexServer } from './fixtures/index-server.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const GENERATE = ['g', 'nx-robyn:service', '--no-interactive'];

describe('the lock of a new service', () => {
  let workspace, cut;

  before(async () => {
    workspace = await workspaceOfServices();
    cut = await cutOff();
  });

  for (const [name, options] of [
    ['plain', []],
    ['with-redis', ['--cache=redis']],
    ['quite-another-name', ['--database=postgresql', '--module=other']],
  ]) {
    it(`is there without network and cache, and uv agrees: ${name}`, async () => {
      assertSuccess(await workspace.nx([...GENERATE, name, ...options], { env: cut }));
      const check = await capture('uv', ['lock', '--check', '--offline'], { cwd: workspace.path('services', name), env: cut });
      assertSuccess(check);
    });
  }

  for (const [name, options] of [
    ['poetic', []],
    ['poetic-redis', ['--cache=redis']],
    ['a', ['--module=b2', '--python-version=3.12', '--database=postgresql']],
    ['project-dependencies-content-hash-metadata-python-versions', ['--python-version=3.13', '--cache=redis', '--tags=content-hash']],
  ]) {
    it(`is there without network and cache, and Poetry agrees: ${name}`, async () => {
      assertSuccess(await workspace.nx([...GENERATE, name, '--package-manager=poetry', ...options], { env: cut }));
      const check = await capture('poetry', ['check', '--lock'], { cwd: workspace.path('services', name), env: cut });
      assertSuccess(check);
      assert.match(check.output, /^All set!$/m);
    });
  }

  it('is the same for uv and for Poetry', async () => {
    const packages = async (file) => lockedPackages(await workspace.read(file)).map(({ name, version }) => `${name}==${version}`);
    assert.deepEqual(await packages('services/poetic-redis/poetry.lock'), await packages('services/with-redis/uv.lock'));
    assert.deepEqual(await packages('services/poetic/poetry.lock'), await packages('services/plain/uv.lock'));
  });

  it('names no place where packages of Poetry come from', async () => {
    assert.doesNotMatch(await workspace.read('services/poetic-redis/poetry.lock'), /package\.source|:\/\//);
  });

  for (const packageManager of ['uv', 'poetry']) {
    it(`holds the pins and nothing else, over all that the package ships for ${packageManager}`, async () => {
      const pins = (await readFile(PINS, 'utf8')).trim().split('\n');
      const shipped = workspace.path('node_modules', 'nx-robyn', 'locks');
      const files = (await readdir(shipped)).filter((file) => file.startsWith(`${packageManager}-`));
      const texts = await Promise.all(files.map((file) => readFile(join(shipped, file), 'utf8')));
      const locked = texts.flatMap(lockedPackages).map(({ name, version }) => `${name}==${version}`);
      assert.deepEqual([...new Set(locked)].sort(), pins.sort());
    });
  }

  it('is made anew on another index, and the generator says so', async () => {
    const index = await indexServer();
    const outcome = await workspace.nx([...GENERATE, 'mirrored'], { env: { UV_DEFAULT_INDEX: index.url } });
    assertSuccess(outcome);
    assert.match(outcome.output, /UV_DEFAULT_INDEX/);
    assert.ok((await workspace.read('services/mirrored/uv.lock')).includes(index.url));
    assert.ok(index.asked.length > 0);
  });

  it("is made anew where the user's uv.toml names another index", async () => {
    const index = await indexServer();
    const settings = await temporary('settings-');
    await mkdir(join(settings, 'uv'));
    await writeFile(join(settings, 'uv', 'uv.toml'), `[[index]]\nurl = "${index.url}"\ndefault = true\n`);
    const outcome = await workspace.nx([...GENERATE, 'configured'], { env: { XDG_CONFIG_HOME: settings } });
    assertSuccess(outcome);
    assert.match(outcome.output, /uv\.toml/);
    assert.ok((await workspace.read('services/configured/uv.lock')).includes(index.url));
  });

  it('is made anew by --fresh-lock', async () => {
    assertSuccess(await workspace.nx([...GENERATE, 'fresh', '--fresh-lock']));
    assertSuccess(await capture('uv', ['lock', '--check'], { cwd: workspace.path('services/fresh') }));
  });

  it('is made anew by --fresh-lock with Poetry', async () => {
    const outcome = await workspace.nx([...GENERATE, 'poetic-fresh', '--package-manager=poetry', '--fresh-lock']);
    assertSuccess(outcome);
    assert.match(outcome.output, /Resolving the dependencies \(--fresh-lock\)/);
    assertSuccess(await capture('poetry', ['check', '--lock'], { cwd: workspace.path('services/poetic-fresh') }));
  });

  it('is left out by --skip-lock', async () => {
    assertSuccess(await workspace.nx([...GENERATE, 'unlocked', '--skip-lock'], { env: cut }));
    assert.ok(!(await workspace.snapshot('services/unlocked'))['services/unlocked/uv.lock']);
  });

  it('takes everything back when it cannot be made', async () => {
    const before = await workspace.snapshot();
    const nowhere = `http://127.0.0.1:${await freePort()}/simple`;
    const unreachable = await workspace.nx([...GENERATE, 'doomed'], { env: { UV_DEFAULT_INDEX: nowhere, UV_HTTP_RETRIES: '0' } });
    assertFailure(unreachable, /doomed/, /lock/i);
    assert.deepEqual(await workspace.snapshot(), before);
    for (const manager of ['uv', 'poetry']) {
      assertFailure(await workspace.nx([...GENERATE, 'doomed', '--fresh-lock', `--package-manager=${manager}`], { env: cut }), /lock/i);
      assert.deepEqual(await workspace.snapshot(), before);
      await assert.rejects(access(workspace.path('services/doomed')));
    }
  });
});
