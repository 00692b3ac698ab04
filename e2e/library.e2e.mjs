import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { capture, run } from '../tools/command.mjs';
import { cutOff } from './fixtures/cut-off.mjs';
import { full } from './fixtures/extent.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { Service } from './fixtures/service.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const LIBRARY = ['g', 'nx-robyn:library', '--no-interactive'];
const SERVICE = ['g', 'nx-robyn:service', '--no-interactive'];

/** Lines of a text that another one lacks. */
const linesMore = (after, before) => after.split('\n').filter((line) => !before.split('\n').includes(line));

describe('a library', () => {
  let workspace, cut;
  before(async () => {
    workspace = await workspaceOfServices();
    cut = await cutOff();
    await workspace.nxOk([...SERVICE, 'orders']);
    await workspace.nxOk([...SERVICE, 'billing', '--package-manager=poetry']);
  });

  for (const [name, manager, check] of [
    ['money', 'uv', ['lock', '--check', '--offline']],
    ['units', 'poetry', ['check', '--lock']],
  ]) {
    it(`has its lock without network and cache, and ${manager} agrees`, async () => {
      const outcome = await workspace.nx([...LIBRARY, name, `--package-manager=${manager}`, '--tags=scope:shared'], { env: cut });
      assertSuccess(outcome);
      assert.match(outcome.output, new RegExp(`"${name}" is in libs/${name}`));
      assertSuccess(await capture(manager, check, { cwd: workspace.path('libs', name), env: cut }));
    });
  }

  it('passes its own lint, strict types and tests, and is built, at once', async () => {
    assertSuccess(await workspace.nx(['run-many', '-t', 'lint', 'typecheck', 'test', 'build', '-p', 'money', 'units']));
    for (const name of ['money', 'units']) {
      assert.ok(existsSync(workspace.path('libs', name, 'dist', `${name}-0.1.0-py3-none-any.whl`)));
      assert.deepEqual((await workspace.project(name)).tags.filter((tag) => tag.startsWith('scope:')), ['scope:shared']);
    }
  });

  it('changes nothing under --dry-run, and nothing the second time', async () => {
    const before = await workspace.snapshot();
    assertSuccess(await workspace.nx([...LIBRARY, 'money', '--project=orders', '--dry-run']));
    assertSuccess(await workspace.nx([...LIBRARY, 'money', '--package-manager=uv', '--tags=scope:shared'], { env: cut }));
    assertFailure(await workspace.nx([...LIBRARY, 'money', '--package-manager=poetry']), /LibraryDiffers/, /--package-manager is uv, not poetry/);
    assert.deepEqual(await workspace.snapshot(), before);
  });

  it('is taken back with all that it changed when a lock cannot follow', async () => {
    const before = [await workspace.snapshot(), existsSync(workspace.path('libs/other'))];
    const outcome = await workspace.nx([...LIBRARY, 'other', '--project=orders'], { env: { UV_OFFLINE: '1', UV_NO_CACHE: '1' } });
    assertFailure(outcome, /LockFailed/, /lock of "orders"/, /uv lock/, /--skip-lock/);
    assert.deepEqual([await workspace.snapshot(), existsSync(workspace.path('libs/other'))], before);
  });

  it('becomes a dependency of a service with uv: lines are added, its lock follows, its types are seen', async () => {
    const before = await workspace.read('services/orders/pyproject.toml');
    assertSuccess(await workspace.nx([...LIBRARY, 'money', '--project=orders']));
    assertSuccess(await workspace.nx([...LIBRARY, 'units', '--project=orders'])); // a project of Poetry
    const after = await workspace.read('services/orders/pyproject.toml');
    assert.deepEqual(linesMore(before, after), []);
    assert.deepEqual(linesMore(after, before), [
      '    "money",',
      '    "units",',
      '[tool.uv.sources]',
      'money = { path = "../../libs/money", editable = true }',
      'units = { path = "../../libs/units", editable = true }',
    ]);
    await run('uv', ['lock', '--check'], { cwd: workspace.path('services/orders') });
    const use = (type) => workspace.write('services/orders/src/orders/infrastructure/price.py', [
      '"""What a price is made of."""',
      '',
      'from money import __version__ as money',
      'from units import __version__ as units',
      '',
      `VERSIONS: tuple[${type}, ${type}] = (money, units)`,
      '',
    ].join('\n'));
    await use('int');
    assertFailure(await workspace.nx(['run', 'orders:typecheck']), /price\.py:6/, /"tuple\[str, str\]"/);
    await use('str');
    const tests = full ? ['test'] : []; // of the service: minutes
    assertSuccess(await workspace.nx(['run-many', '-t', 'lint', 'typecheck', 'build', ...tests, '-p', 'orders']));
  });

  it('becomes a dependency of a service with Poetry', async () => {
    assertSuccess(await workspace.nx([...LIBRARY, 'units', '--project=billing']));
    assertSuccess(await workspace.nx([...LIBRARY, 'rates', '--project=billing', '--package-manager=uv']));
    const directory = workspace.path('services/billing');
    await run('poetry', ['check', '--lock'], { cwd: directory });
    await workspace.nxOk(['run', 'billing:install']);
    const types = await capture('poetry', ['run', 'mypy', '--config-file=', '--strict', '-c', 'import rates, units\nreveal_type((rates.__version__, units.__version__))'], { cwd: directory });
    assertSuccess(types);
    assert.match(types.output, /tuple\[(builtins\.)?str, (builtins\.)?str\]/);
  });

  it('gets libraries of its own, and the locks of all that depend on it follow', async () => {
    assertSuccess(await workspace.nx([...LIBRARY, 'currency', '--project=money']));
    for (const directory of ['libs/money', 'services/orders']) {
      assert.match(await workspace.read(`${directory}/uv.lock`), /^name = "currency"$/m);
      await run('uv', ['lock', '--check'], { cwd: workspace.path(directory) });
    }
  });

  it('leaves locks alone under --skip-lock, and says what resolves them', async () => {
    const before = await workspace.read('services/orders/uv.lock');
    const outcome = await workspace.nx([...LIBRARY, 'later', '--project=orders', '--skip-lock'], { env: cut });
    assertSuccess(outcome);
    assert.match(outcome.output, /nx run later:lock && .*services\/orders.*uv lock/);
    assert.equal(await workspace.read('services/orders/uv.lock'), before);
    assert.ok(!existsSync(workspace.path('libs/later/uv.lock')));
    assertSuccess(await workspace.nx(['run-many', '-t', 'lock', '-p', 'later', 'orders']));
    await run('uv', ['lock', '--check'], { cwd: workspace.path('services/orders') });
  });

  it('is refused as a circle, and where a package manager would ask the index for it', async () => {
    const before = await workspace.snapshot();
    assertFailure(await workspace.nx([...LIBRARY, 'money', '--project=currency']), /DependencyRefused/, /libs\/currency -> libs\/money -> libs\/currency/);
    assertFailure(await workspace.nx([...LIBRARY, 'money', '--project=billing']), /DependencyRefused/, /package index/);
    assert.deepEqual(await workspace.snapshot(), before);
  });
});

describe('in a uv workspace', () => {
  let workspace;
  before(async () => {
    workspace = await workspaceOfServices();
    await workspace.write('pyproject.toml', '# one lock for all\n[tool.uv.workspace]\nmembers = ["libs/*", "services/*"]\n');
    await workspace.nxOk([...LIBRARY, 'money']);
    await workspace.nxOk([...SERVICE, 'orders']);
  });

  it('members share the lock of the root, and depend on one another as members', async () => {
    const outcome = await workspace.nx([...LIBRARY, 'rates', '--project=money']);
    assertSuccess(outcome);
    assert.match(outcome.output, /nx sync/);
    assertSuccess(await workspace.nx([...LIBRARY, 'money', '--project=orders']));
    assert.match(await workspace.read('services/orders/pyproject.toml'), /^money = \{ workspace = true \}$/m);
    for (const directory of ['libs/money', 'libs/rates', 'services/orders']) assert.ok(!existsSync(workspace.path(directory, 'uv.lock')));
    await run('uv', ['lock', '--check'], { cwd: workspace.directory });
    await run('uv', ['lock', '--check'], { cwd: workspace.path('services/orders') });
  });

  it("members' targets work, and the root's lock is taken back when a new one cannot be resolved", async () => {
    assertSuccess(await workspace.nx(['run-many', '-t', 'lint', 'typecheck', 'test', 'build', '-p', 'money', 'rates']));
    assertSuccess(await workspace.nx(['run-many', '-t', 'build', 'lock', '-p', 'orders']));
    assert.ok(existsSync(workspace.path('.venv')));
    const before = await workspace.snapshot();
    const outcome = await workspace.nx([...LIBRARY, 'other'], { env: { UV_OFFLINE: '1', UV_NO_CACHE: '1' } });
    assertFailure(outcome, /LockFailed/);
    assert.deepEqual(await workspace.snapshot(), before);
  });

  it('a service is migrated and serves from the environment of the root, with Nx and with make', async () => {
    const service = new Service(workspace, 'orders');
    assertSuccess(await workspace.nx(['run', 'orders:migrate']));
    assertSuccess(await capture('make', ['migrate'], { cwd: service.directory }));
    const running = await service.serve({ command: ['uv', ['run', '--frozen', 'python', '-m', 'orders', 'serve']] });
    await running.stop();
    assert.ok(!existsSync(service.path('.venv')));
  });

  it('what the patterns leave out stands alone, with the lock that ships', async () => {
    const before = await workspace.read('uv.lock');
    const outcome = await workspace.nx([...LIBRARY, 'outside', '--directory=tools/outside']);
    assertSuccess(outcome);
    assert.doesNotMatch(outcome.output, /Resolving/);
    assertSuccess(await workspace.nx(['run', 'outside:test']));
    assert.equal(await workspace.read('uv.lock'), before);
    assertSuccess(await workspace.nx([...LIBRARY, 'outside', '--project=orders']));
    assert.match(await workspace.read('services/orders/pyproject.toml'), /^outside = \{ path = "\.\.\/\.\.\/tools\/outside", editable = true \}$/m);
    await run('uv', ['lock', '--check'], { cwd: workspace.directory });
  });

  it('refuses a project of Poetry that uv would lock', async () => {
    const before = await workspace.snapshot();
    for (const generate of [LIBRARY, SERVICE]) {
      assertFailure(await workspace.nx([...generate, 'poetic', '--package-manager=poetry']), /WorkspaceRefused/, /pyproject\.toml/, /exclude/);
    }
    assert.deepEqual(await workspace.snapshot(), before);
  });
});
