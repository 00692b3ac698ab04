import assert from 'node:assert/strict';
import { rm, symlink } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { Background } from '../tools/background.mjs';
import { freePort } from '../tools/network.mjs';
import { cleanup } from './fixtures/cleanup.mjs';
import { Client } from './fixtures/client.mjs';
import { eventually } from './fixtures/eventually.mjs';
import { exactTree } from './fixtures/exact-tree.mjs';
import { full } from './fixtures/extent.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { PeerProject, told } from './fixtures/peer-project.mjs';
import { bareWorkspace, IN_PROCESS } from './fixtures/workspace.mjs';

const KINDS = [
  { design: 'ddd', orm: 'sqlalchemy', packageManager: 'uv' },
  { design: 'ddd', orm: 'tortoise', packageManager: 'poetry' },
  { design: 'mvc', orm: 'sqlalchemy', packageManager: 'uv' },
  { design: 'mvc', orm: 'tortoise', packageManager: 'uv' },
];

/** What is broken in a new project, by what it is. */
const FAULTS = {
  all: ['response-headers', 'fake-cache', 'known-secret', 'unused-refresh-token', 'no-tests', 'unformatted'],
  ddd: ['everybody-administrator', 'login-by-email', 'external-users', 'abstract-generator'],
  'mvc-sqlalchemy': ['uncommitted-session'],
  tortoise: ['tortoise-context'],
  uv: ['install-development', 'sync-without-tools'],
};

const expected = ({ design, orm, packageManager }) =>
  ['all', design, orm, `${design}-${orm}`, packageManager].flatMap((trait) => FAULTS[trait] ?? []).sort();

let workspace;
/** @type {Record<string, PeerProject>} by design and ORM */
const projects = {};
/** Two that nobody installs or mends. @type {PeerProject} */
let pristine, other;

async function unchanged(body) {
  const earlier = await exactTree(workspace.directory);
  await body();
  assert.deepEqual(await exactTree(workspace.directory), earlier);
}

before(async () => {
  workspace = await bareWorkspace(IN_PROCESS);
  const made = await Promise.all(KINDS.map((kind) => PeerProject.create(workspace, kind)));
  for (const project of made) projects[`${project.kind.design}-${project.kind.orm}`] = project;
  pristine = await made[0].copy('shop-pristine');
  other = await made[3].copy('shop-other');
});

describe('import', () => {
  it('writes nothing under --dry-run, and tells the faults', () =>
    unchanged(async () => {
      const outcome = await projects['ddd-sqlalchemy'].import('--dry-run');
      assertSuccess(outcome);
      assert.deepEqual(told(outcome.output).sort(), expected(KINDS[0]));
      assert.match(outcome.output, /UPDATE nx\.json/);
    }));

  it('registers the plugin where that has not been done, and changes nothing in the project', async () => {
    const project = projects['ddd-sqlalchemy'];
    const earlier = await project.tree();
    const outcome = await project.import();
    assertSuccess(outcome);
    assert.match(outcome.output, /"shop-ddd-sqlalchemy" is in the graph now/);
    assert.deepEqual(JSON.parse(await workspace.read('nx.json')).plugins, [{ plugin: 'nx-robyn' }]);
    assert.deepEqual(await project.tree(), earlier);
  });

  for (const kind of KINDS) {
    it(`has nothing to do after that, and tells what is broken: ${Object.values(kind).join(', ')}`, () =>
      unchanged(async () => {
        const outcome = await projects[`${kind.design}-${kind.orm}`].import();
        assertSuccess(outcome);
        assert.match(outcome.output, /nothing to do/);
        assert.deepEqual(told(outcome.output).sort(), expected(kind));
        const next = outcome.output.slice(outcome.output.indexOf('is in the graph')).trim().split('\n');
        assert.ok(next.length <= 5, next.join('\n'));
      }));
  }

  for (const [what, directory, ...words] of [
    ['no directory', '', /DirectoryMissing/],
    ['a directory that is not there', 'services/none', /DirectoryMissing/, /services\/none/],
    ['a directory outside', '../shop', /DirectoryRefused/, /mv \.\.\/shop services\/shop/],
    ['a symbolic link', 'linked', /DirectoryRefused/, /symbolic link/],
    ['no pyproject.toml', 'services', /ImportRefused/, /pyproject\.toml/],
    ['no [tool.robyn-config]', 'odd/other', /ImportRefused/, /\[tool\.robyn-config\]/],
    ['broken TOML', 'odd/broken', /TomlInvalid/, /odd\/broken\/pyproject\.toml:2/],
    ['a service of nx-robyn', 'services/orders', /ImportRefused/, /service of nx-robyn/],
    ['an unknown design', 'odd/design', /ManifestInvalid/, /"clean"/],
    ['an unknown ORM', 'odd/orm', /ManifestInvalid/, /"django"/],
  ]) {
    it(`refuses ${what}, and writes nothing`, async () => {
      const table = (design, orm) => `[project]\nname = "${design}-${orm}"\nversion = "1"\n[tool.robyn-config]\ndesign = "${design}"\norm = "${orm}"\n`;
      const texts = {
        'odd/other': '[project]\nname = "other"\nversion = "1"\n',
        'odd/broken': '[project]\nname = "broken\n',
        'odd/design': table('clean', 'sqlalchemy'),
        'odd/orm': table('ddd', 'django'),
      };
      if (directory in texts) await workspace.write(`${directory}/pyproject.toml`, texts[directory]);
      if (directory === 'linked') await symlink('services/shop-ddd-sqlalchemy', workspace.path('linked'));
      if (directory === 'services/orders') assertSuccess(await workspace.nx(['g', 'nx-robyn:service', 'orders', '--skip-lock', '--no-interactive']));
      await unchanged(async () => {
        const args = directory === '' ? [] : [directory];
        assertFailure(await workspace.nx(['g', 'nx-robyn:import', ...args, '--no-interactive']), ...words);
      });
      for (const odd of ['odd', 'linked']) await rm(workspace.path(odd), { recursive: true, force: true });
    });
  }
});

describe('an imported project in the graph', () => {
  let nodes;
  before(async () => {
    await workspace.nxOk(['graph', '--file=graph.json']);
    ({ nodes } = JSON.parse(await workspace.read('graph.json')).graph);
    await rm(workspace.path('graph.json'));
  });

  for (const kind of KINDS) {
    it(`has metadata and explained targets: ${kind.design}, ${kind.orm}`, async () => {
      const { type, data } = nodes[`shop-${kind.design}-${kind.orm}`];
      assert.equal(type, 'app');
      assert.equal(data.root, `services/shop-${kind.design}-${kind.orm}`);
      assert.deepEqual(data.metadata.technologies, ['python', 'robyn', kind.orm]);
      assert.match(data.metadata.description, /robyn-config/);
      for (const tag of ['robyn-config', `design:${kind.design}`, `orm:${kind.orm}`]) assert.ok(data.tags.includes(tag), tag);
      const targets = ['install', 'lock', 'build', 'serve', 'dev', 'lint', 'format', 'typecheck', 'check', 'makemigration', 'migrate', 'rollback'];
      assert.deepEqual(Object.keys(data.targets).filter((name) => name !== 'nx-release-publish').sort(), [...targets].sort());
      for (const [name, { metadata }] of Object.entries(data.targets)) {
        for (const told of [metadata?.description, metadata?.help?.command, metadata?.technologies?.length]) assert.ok(told, name);
      }
    });
  }
});

describe('an entity in an imported project', () => {
  for (const kind of KINDS.slice(1, 3)) {
    it(`is refused, with the ways forward: ${Object.values(kind).join(', ')}`, () =>
      unchanged(async () => {
        const outcome = await workspace.nx(['g', 'nx-robyn:entity', 'order-item', '--project', `shop-${kind.design}-${kind.orm}`, '--no-interactive']);
        assertFailure(outcome, /PeerLayout/, /robyn-config add order-item/, new RegExp(`nx g robyn:service NAME --design ${kind.design} --orm ${kind.orm}`));
      }));
  }
});

for (const kind of full ? KINDS : KINDS.slice(1, 3)) {
  describe(`the targets of an imported project: ${Object.values(kind).join(', ')}`, () => {
    let project;
    before(() => (project = projects[`${kind.design}-${kind.orm}`]));

    it('install its environment and lint it, once', async () => {
      assertSuccess(await project.target('lint'));
      const earlier = await project.tree();
      assert.match((await project.target('lint')).output, /cache/i);
      assert.deepEqual(await project.tree(), earlier);
    });

    it('make a migration, and run it there and back', async () => {
      assertSuccess(await project.target('makemigration', '--message', "the users' table"));
      const migrate = await project.target('migrate');
      assertSuccess(migrate);
      assert.match(migrate.output, kind.orm === 'tortoise' ? /Success upgrading to 0_/ : /Running upgrade {2}-> \w+, the users' table/);
      assertSuccess(await project.target('rollback'));
    });
  });
}

describe('a mended project', () => {
  /** By rule, the edits that its report tells. */
  const MENDS = {
    'response-headers': [
      ['src/app/middlewares/sessions.py', 'from robyn import Request', 'from robyn import Headers, Request'],
      ['src/app/middlewares/sessions.py', 'response.headers = headers', 'response.headers = Headers(headers)'],
    ],
    'uncommitted-session': [
      ['src/app/models/database.py', '    session = create_session()\n', '    session = create_session()\n    CTX_SESSION.set(session)\n'],
    ],
    'fake-cache': [['src/app/cache.py', 'from fakeredis.aioredis import FakeRedis, FakeServer', 'from fakeredis import FakeAsyncRedis as FakeRedis, FakeServer']],
    'known-secret': [
      ['src/app/config/authentication.py', '"dev-secret"', 'Field(default_factory=token_urlsafe)'],
      ['src/app/config/authentication.py', '"change-me"', 'Field(default_factory=token_urlsafe)'],
      ['src/app/config/authentication.py', 'from pydantic import BaseModel', 'from secrets import token_urlsafe\n\nfrom pydantic import BaseModel, Field'],
    ],
    'unused-refresh-token': [['src/app/config/authentication.py', '    refresh_token: TokenSettings = TokenSettings(ttl=86400)\n', '']],
    'install-development': [['Makefile', 'uv pip install -e ".[dev]"', 'uv sync --extra dev']],
    'sync-without-tools': [['Makefile', 'SYNC_CMD = uv sync\n', 'SYNC_CMD = uv sync --extra dev\n']],
  };
  const project = () => projects['mvc-sqlalchemy'];

  it('is told only what is left', async () => {
    assertSuccess(await project().target('format'));
    await project().write('tests/test_one.py', 'def test_one() -> None:\n    assert True\n');
    const left = new Set(await project().faults());
    assert.deepEqual([...left].sort(), Object.keys(MENDS).sort());
    for (const [rule, edits] of Object.entries(MENDS)) {
      for (const edit of edits) await project().replace(...edit);
      left.delete(rule);
      if (left.size % 3 === 0) assert.deepEqual(new Set(await project().faults()), left, rule);
    }
  });

  it('has the targets of its tests, which pass', async () => {
    const { targets } = await workspace.project(project().name);
    assert.ok(targets.test && targets.coverage);
    assertSuccess(await project().target('test'));
  });

  it('serves: users are stored, one after another', async () => {
    assertSuccess(await project().target('migrate'));
    const port = await freePort();
    const env = { ROBYN_PORT: String(port), SETTINGS__MAILING__HOST: '127.0.0.1', SETTINGS__MAILING__PORT: String(await freePort()) };
    const server = new Background(workspace.path('node_modules', '.bin', 'nx'), ['run', `${project().name}:dev`], { cwd: workspace.directory, env });
    cleanup(() => server.stop('SIGINT'));
    const base = `http://127.0.0.1:${port}`;
    await eventually(() => fetch(`${base}/health`).then(({ ok }) => ok, () => false), 'its health');
    // There is no server for the activation mail, which is sent after the user is stored. Robyn reloads when a file changes, its database
    // among them, and answers nothing then: what has no answer is sent again.
    const client = new Client(base);
    const post = (path, json) => eventually(() => client.post(path, json).catch(() => undefined), `an answer to ${path}`);
    for (const name of ['alice', 'bob']) await post('/users', { username: name, email: `${name}@example.com`, password: 'Str0ng#Passw0rd' });
    const login = await post('/auth/login', { login: 'bob@example.com', password: 'Str0ng#Passw0rd' });
    assert.equal(login.status, 401, login.text);
    assert.match(login.text, /not activated/);
    await server.stop('SIGINT');
  });

  it('is one that pins the older release, once it is locked', async () => {
    const pinned = await projects['mvc-tortoise'].copy('shop-pinned');
    await pinned.replace('pyproject.toml', 'robyn[pydantic]>=0.81.0', 'robyn[pydantic]>=0.81.0,<0.88');
    await pinned.replace('pyproject.toml', 'tortoise-orm>=0.20.0', 'tortoise-orm>=0.25.4,<1');
    assertSuccess(await pinned.target('lock'));
    assert.match(await pinned.read('uv.lock'), /name = "robyn"\nversion = "0\.87\./);
    const found = await pinned.faults();
    for (const rule of ['response-headers', 'tortoise-context']) assert.ok(!found.includes(rule), rule);
    assert.ok(found.includes('fake-cache'));
  });
});

describe('what robyn-config adds', () => {
  it('is told where it breaks the app, and where it opens it', async () => {
    for (const name of ['class', 'users', 'user', 'healthcheck']) await pristine.robynConfig('add', name);
    await pristine.robynConfig('adminpanel');
    const found = await pristine.faults();
    for (const rule of ['module-name', 'lost-name', 'table-twice', 'shadowed-module', 'open-admin-data', 'known-admin-password']) {
      assert.ok(found.includes(rule), `${rule}: ${found}`);
    }
  });

  it('is told nothing of where it does not', async () => {
    const earlier = await other.faults();
    await other.robynConfig('add', 'order-item');
    assert.deepEqual(await other.faults(), earlier);
  });
});
