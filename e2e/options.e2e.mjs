import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { capture } from '../tools/command.mjs';
import { full } from './fixtures/extent.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { findPython } from './fixtures/pythons.mjs';
import { testEnvironment } from './fixtures/servers.mjs';
import { Service } from './fixtures/service.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const GENERATE = ['g', 'nx-robyn:service', '--no-interactive'];
const newerPythons = await Promise.all(['3.12', '3.13'].map(async (version) => [version, await findPython(version)]));

describe('the options of service', () => {
  let workspace;
  before(async () => (workspace = await workspaceOfServices()));

  /** Makes a service without a lock. @returns {Promise<(path: string) => Promise<string>>} reads its files */
  async function made(name, ...options) {
    await workspace.nxOk([...GENERATE, name, '--skip-lock', ...options]);
    return (path) => workspace.read(`services/${name}/${path}`);
  }

  /** @returns {Promise<number>} the port that a service has recorded */
  async function port(name) {
    return Number((await workspace.read(`services/${name}/pyproject.toml`)).match(/^port = (\d+)$/m)?.[1]);
  }

  it('--database names the default URL, and both drivers are there', async () => {
    const read = await made('warehouse', '--database=postgresql');
    assert.match(await read('.env.example'), /SETTINGS__DATABASE__URL=postgresql:\/\/.*\/warehouse$/m);
    assert.match(await read('pyproject.toml'), /"aiosqlite\b[^]*"asyncpg\b/);
  });

  it('--cache brings Redis where it is chosen, and nowhere else', async () => {
    for (const [name, cache, expected] of [
      ['cached', 'redis', true],
      ['uncached', 'memory', false],
    ]) {
      const read = await made(name, `--cache=${cache}`);
      assert.equal(/"redis\b/.test(await read('pyproject.toml')), expected);
      assert.equal(/image: redis/.test(await read('compose.yaml')), expected);
    }
  });

  for (const uid of ['none', 'uuidv4', 'uuidv7', 'nanoid', 'ulid']) {
    it(`--uid ${uid} is recorded, and another one is refused`, async () => {
      const read = await made(`by-${uid}`, `--uid=${uid}`);
      assert.match(await read('pyproject.toml'), new RegExp(`^uid = "${uid}"$`, 'm'));
      const before = await workspace.snapshot();
      const other = uid === 'ulid' ? 'nanoid' : 'ulid';
      const refused = await workspace.nx([...GENERATE, `by-${uid}`, `--uid=${other}`]);
      assertFailure(refused, /ServiceDiffers/, new RegExp(`--uid is ${uid}, not ${other}`));
      assert.deepEqual(await workspace.snapshot(), before);
    });
  }

  it('--directory, --module and --tags: app is the layout of robyn-config', async () => {
    await workspace.nxOk([...GENERATE, 'stock', '--skip-lock', '--directory=apps/stock', '--module=app', '--tags=scope:stock,type:service']);
    assert.ok((await workspace.snapshot('apps/stock'))['apps/stock/src/app/__init__.py']);
    assert.match(await workspace.read('apps/stock/pyproject.toml'), /^database_table_path = "src\/app\/infrastructure\/database\/tables\/__init__\.py"$/m);
    const { tags, root } = await workspace.project('stock');
    assert.equal(root, 'apps/stock');
    for (const tag of ['scope:stock', 'type:service']) assert.ok(tags.includes(tag));
  });

  it('--port: the one that is given, else the first that no service has, and it stays', async () => {
    const taken = new Set(await Promise.all(['warehouse', 'cached', 'uncached'].map(port)));
    assert.equal(taken.size, 3, 'each has its own');
    await made('given', '--port=9123');
    assert.equal(await port('given'), 9123);
    await made('first');
    const first = await port('first');
    await made('second');
    assert.ok(first >= 8000 && !taken.has(first));
    assert.equal(await port('second'), first + 1);
    const before = await workspace.snapshot();
    assertSuccess(await workspace.nx([...GENERATE, 'first', '--skip-lock']));
    assertSuccess(await workspace.nx([...GENERATE, 'given', '--skip-lock', '--port=9123']));
    assertFailure(await workspace.nx([...GENERATE, 'given', '--skip-lock', '--port=9124']), /--port is 9123, not 9124/);
    assert.deepEqual(await workspace.snapshot(), before);
  });

  for (const version of full ? ['3.11', '3.12', '3.13'] : ['3.13']) {
    it(`--python-version ${version} is what the project, its linter and its image go by`, async () => {
      const name = `py${version.replace('.', '')}`;
      assertSuccess(await workspace.nx([...GENERATE, name, `--python-version=${version}`])); // with its lock
      const read = (path) => workspace.read(`services/${name}/${path}`);
      const pyproject = await read('pyproject.toml');
      assert.match(pyproject, new RegExp(`^requires-python = ">=${version.replace('.', '\\.')}"$`, 'm'));
      assert.match(pyproject, new RegExp(`^target-version = "${name}"$`, 'm'));
      assert.match(await read('Dockerfile'), new RegExp(`^ARG PYTHON=${version.replace('.', '\\.')}$`, 'm'));
    });
  }

  for (const [version, python] of newerPythons) {
    const skip = python === undefined ? `no Python ${version} on this machine` : version === '3.12' && !full ? 'in npm run test:full' : false;
    it(`a service for Python ${version} is installed from its lock and passes its checks`, { skip }, async () => {
      const service = new Service(workspace, `py${version.replace('.', '')}`);
      const env = { ...testEnvironment, UV_PYTHON: python };
      const run = (target, ...args) => workspace.nx(['run', `${service.name}:${target}`, ...args], { env });
      assertSuccess(await run('install'));
      assert.match((await capture(service.python, ['--version'])).output, new RegExp(`Python ${version.replace('.', '\\.')}\\.`));
      for (const target of ['lint', 'typecheck', 'migration-check']) assertSuccess(await run(target));
      assertSuccess(await run('test', ...(full ? [] : ['tests/unit'])));
    });
  }

  for (const [options, ...said] of [
    [['--port=99999'], 'OptionRefused: "99999" is no TCP port', 'where: --port', 'why: .*1 to 65535', 'fix: .*leave --port out'],
    [['--python-version=3.10'], 'OptionRefused: "3.10" is no value', 'where: --python-version', 'why: .*3.11, 3.12, 3.13', 'fix: .*3.11'],
    [['--tags=größe'], 'OptionRefused: "größe" is no tag', 'where: --tags', 'why: .*ASCII', 'fix: .*--tags'],
    [['--fresh-lock', '--skip-lock'], 'OptionRefused: .*exclude one another', 'where: --skip-lock', 'why: ', 'fix: .*one of the two'],
    [['--directory=../elsewhere'], 'DirectoryRefused: "../elsewhere"', 'where: --directory', 'why: .*leaves the workspace', 'fix: .*services/refused'],
    [['--directory=/tmp/elsewhere'], 'DirectoryRefused: ', 'where: --directory', 'why: .*absolute', 'fix: .*services/refused'],
    [['--directory=dist/refused'], 'DirectoryRefused: ', 'where: --directory', 'why: .*would not be a project', 'fix: .*services/refused'],
    [['--module='], 'NameRefused: ', 'where: --module', 'why: .*identifier', 'fix: .*--module refused'],
    [['--module=tests'], 'NameRefused: "tests"', 'where: --module', 'why: .*directory of the project', 'fix: .*tests_service'],
    [['--directory=apps/stock'], 'DirectoryNotEmpty|ProjectExists|ServiceDiffers', 'where: apps/stock', 'why: ', 'fix: '],
    [['--uid=serial'], "'serial' should be one of none,uuidv4,uuidv7,nanoid,ulid"],
    [['--database=mysql'], "'mysql' should be one of sqlite,postgresql"],
    [['--port=http'], "'http' should be a 'number'"],
  ]) {
    it(`refuses ${options.join(' ')}`, async () => {
      const before = await workspace.snapshot();
      const outcome = await workspace.nx([...GENERATE, 'refused', ...options]);
      assertFailure(outcome, ...said.map((text) => new RegExp(text.replace(/^(where|why|fix): /, '^  $1: +'), 'm')));
      assert.deepEqual(await workspace.snapshot(), before);
    });
  }
});
