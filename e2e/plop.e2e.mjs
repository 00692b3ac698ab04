import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Background } from '../tools/background.mjs';
import { capture } from '../tools/command.mjs';
import { Workspace } from '../tools/workspace.mjs';
import { cleanup } from './fixtures/cleanup.mjs';
import { eventually } from './fixtures/eventually.mjs';
import { exactTree } from './fixtures/exact-tree.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { hangingIndex } from './fixtures/hanging-index.mjs';
import { NxProcess } from './fixtures/nx-process.mjs';
import { answering } from './fixtures/terminal.mjs';
import { watchedPath } from './fixtures/watched-path.mjs';
import { bareWorkspace, IN_PROCESS } from './fixtures/workspace.mjs';

/** Both doors of the same workspace: `plop` writes into it, `nx` into a copy. */
let workspace, twin;

const plop = (args, options = {}) => capture('npx', ['plop', ...args], { cwd: workspace.directory, timeout: 120_000, ...options });

async function unchanged(body) {
  const before = await exactTree(workspace.directory);
  await body();
  assert.deepEqual(await exactTree(workspace.directory), before);
}

describe('init --plop', () => {
  before(async () => {
    workspace = await bareWorkspace(IN_PROCESS);
    assertSuccess(await workspace.nx(['g', 'nx-robyn:init']));
  });

  it('writes nothing under --dry-run', () =>
    unchanged(async () => assertSuccess(await workspace.nx(['g', 'robyn:init', '--plop', '--dry-run']))));

  it('refuses a plopfile that is not its own, and names the lines', async () => {
    const other = await Workspace.copy(workspace.directory);
    cleanup(() => other.remove());
    await other.write('plopfile.js', 'module.exports = function (plop) {};\n');
    const before = await other.snapshot();
    assertFailure(await other.nx(['g', 'robyn:init', '--plop']), /plopfile\.js/, /require\('nx-robyn\/plop\.js'\)/, /registerGenerators\(plop\)/);
    assert.deepEqual(await other.snapshot(), before);
  });

  it('adds the plopfile, and plop, to a workspace that is set up', async () => {
    const before = await workspace.snapshot();
    const outcome = await workspace.nx(['g', 'robyn:init', '--plop']);
    assertSuccess(outcome);
    assert.match(outcome.output, /plop \^\d/);
    const after = await workspace.snapshot();
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    assert.deepEqual(changed.sort(), ['package-lock.json', 'package.json', 'plopfile.mjs']);
  });

  it('changes nothing the second time, with or without --plop', () =>
    unchanged(async () => {
      for (const options of [['--plop'], []]) assertSuccess(await workspace.nx(['g', 'robyn:init', ...options]));
    }));
});

describe('plop', () => {
  before(async () => {
    twin = await Workspace.copy(workspace.directory);
    cleanup(() => twin.remove());
  });

  it('writes nothing and starts nothing in a dry run', async () => {
    const { PATH, started } = await watchedPath(['uv', 'poetry', 'npm', 'python3']); // git is Nx's own doing
    await unchanged(async () => {
      for (const options of [[], ['--fresh-lock']]) {
        const outcome = await plop(['service', 'orders', '--', '--dry-run', ...options], { env: { PATH } });
        assertSuccess(outcome);
        assert.match(outcome.output, /services\/orders\/pyproject\.toml/);
      }
    });
    assert.deepEqual(await started(), []);
  });

  for (const [name, given, options] of [
    ['orders', ['orders'], []],
    ['billing', [], ['--cache', 'redis', '--tags', 'scope:billing,type:service']],
    ['stock', ['stock'], ['--directory', 'apps/stock', '--module', 'app', '--python-version', '3.12', '--port', '9123', '--skip-lock']],
  ]) {
    it(`writes what nx g writes, bytes and modes: ${[name, ...options].join(' ')}`, async () => {
      const named = given.length ? options : ['--name', name, ...options];
      assertSuccess(await plop(['service', ...given, ...(named.length ? ['--', ...named] : [])]));
      await twin.nxOk(['g', 'robyn:service', name, '--no-interactive', ...options]);
      assert.deepEqual(await exactTree(workspace.directory), await exactTree(twin.directory));
      assert.ok((await workspace.project(name)).targets.check);
    });
  }

  it('changes nothing the second time', () => unchanged(async () => assertSuccess(await plop(['service', 'orders']))));

  for (const [generator, name, ...options] of [
    ['entity', 'category', '--project', 'orders'],
    ['entity', 'order-item', '--project', 'orders', '--fields', 'title:string(120):unique,category:ref(category)', '--auth', 'all', '--owner'],
    ['entity', 'order-item', '--project', 'orders', '--fields', 'title:string(120),size:integer?'], // stays its owner's
    ['remove-entity', 'category', '--project', 'orders'],
    ['library', 'money', '--project', 'orders', '--tags', 'scope:shared'],
  ]) {
    it(`writes what nx g writes: ${[generator, name, ...options].join(' ')}`, async () => {
      assertSuccess(await plop([generator, name, '--', ...options]));
      await twin.nxOk(['g', `robyn:${generator}`, name, '--no-interactive', ...options]);
      assert.deepEqual(await exactTree(workspace.directory), await exactTree(twin.directory));
    });
  }

  it('finds the workspace from a folder in it', () =>
    unchanged(async () => {
      const bin = workspace.path('node_modules', '.bin', 'plop');
      assertSuccess(await capture(bin, ['service', 'orders'], { cwd: workspace.path('services/orders') }));
    }));

  for (const [args, ...words] of [
    [['service', 'orders', '--', '--cache', 'redis'], /ServiceDiffers/, /cache/],
    [['service', '1st'], /NameRefused/],
    [['service', '../evil'], /NameRefused/],
    [['service', 'fresh', '--', '--cache', 'disk'], /OptionRefused/, /memory, redis/],
    [['service', 'fresh', '--', '--port', 'high'], /OptionRefused/, /65535/],
    [['service', 'fresh', '--', '--colour', 'red'], /colour/],
    [['service', 'fresh', '--', '--directory', 'services/orders'], /DirectoryNotEmpty/],
    [['entity', 'tag'], /ServiceMissing/, /--project/],
    [['entity', 'tag', '--', '--project', 'orders', '--fields', 'title:colour'], /FieldRefused/, /colour/],
    [['entity', '1st', '--', '--project', 'orders'], /NameRefused/],
    [['library', 'class'], /NameRefused/, /class_library/],
    [['library', 'rates', '--', '--project', 'nowhere'], /ProjectUnknown/],
    [['remove-entity', 'a/b', '--', '--project', 'orders'], /NameRefused/],
  ]) {
    it(`refuses ${args.join(' ')}`, () => unchanged(async () => assertFailure(await plop(args), ...words)));
  }

  it('takes everything back when the lock cannot be made', async () => {
    const { PATH, started } = await watchedPath(['uv']);
    await unchanged(async () => {
      assertFailure(await plop(['service', 'fresh', '--', '--fresh-lock'], { env: { PATH } }), /LockFailed/, /uv lock/);
    });
    assert.match((await started()).join('\n'), /^uv lock/m);
  });

  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]) {
    it(`takes everything back on ${signal}`, () =>
      unchanged(async () => {
        const index = await hangingIndex();
        const run = new NxProcess(workspace, ['service', 'fresh', '--', '--fresh-lock'], index.env, 'plop');
        await eventually(index.asked, 'a request to the index');
        run.signalGroup(signal);
        const end = await run.ended;
        assert.equal(end.code, code, end.output);
        assert.match(end.output, /taken back/);
      }));
  }

  it('takes back, and says so, what a run left that was killed', () =>
    unchanged(async () => {
      const index = await hangingIndex();
      const run = new NxProcess(workspace, ['service', 'fresh', '--', '--fresh-lock'], index.env, 'plop');
      await eventually(index.asked, 'a request to the index');
      run.killGroup();
      await run.ended;
      assert.ok((await workspace.snapshot('services'))['services/fresh/pyproject.toml']);
      assertFailure(await plop(['service', 'class']), /was interrupted: \d+ paths are as before/, /NameRefused/);
    }));

  describe('without a terminal, its input held open', () => {
    async function refused(error, args) {
      const held = new Background('npx', ['plop', ...args], { cwd: workspace.directory });
      cleanup(() => held.stop('SIGKILL'));
      await held.line(error, 60_000);
      assert.notEqual((await held.exited).code, 0, held.log); // 130 where inquirer was about to ask
    }

    it('does not ask for a name', async () => {
      for (const generator of ['service', 'entity', 'remove-entity']) await refused(/NameMissing/, [generator]);
    });

    it('does not ask for one of several generators', () => refused(/GeneratorMissing/, []));
  });

  it('asks in a terminal for what was not given', async () => {
    const args = ['plop', 'service', '--', '--cache', 'redis', '--skip-lock'];
    const { code, output } = await answering('npx', args, { cwd: workspace.directory, question: /service be called\?/, answer: 'asked' });
    assert.equal(code, 0, output);
    for (const question of [/Layout of the code/, /Which database/, /TCP port/]) assert.match(output, question);
    assert.doesNotMatch(output, /Which cache/);
    assert.match(await workspace.read('services/asked/pyproject.toml'), /^cache = "redis"$/m);
  });
});
