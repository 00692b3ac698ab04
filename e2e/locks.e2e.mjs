import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { run } from '../tools/command.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { idleTools } from './fixtures/idle-tools.mjs';
import { bump, writeLockedProjects } from './fixtures/locked-projects.mjs';
import { SAMPLED } from './fixtures/nx-releases.mjs';
import { bareWorkspace, IN_PROCESS, workspaceOn } from './fixtures/workspace.mjs';

const ALL = ['a', 'b', 'c', 'own', 'poet'];
/** Locks made once, by path; by uv and Poetry. */
let first;

before(async () => {
  const workspace = await bareWorkspace(IN_PROCESS);
  await writeLockedProjects(workspace);
  first = workspace;
});

for (const release of SAMPLED) {
  describe(`packages of locks, on Nx ${release.nx}`, () => {
    let workspace, env;

    /** Projects whose `lint` ran; those of the others came out of the cache. */
    async function linted() {
      const { output, code } = await workspace.nx(['run-many', '-t', 'lint', '--output-style=static'], { env });
      assert.equal(code, 0, output);
      const lines = [...output.matchAll(/nx run ([a-z]+):lint(.*)$/gm)];
      assert.deepEqual([...new Set(lines.map(([, project]) => project))].sort(), ALL, output);
      return lines.filter(([, , rest]) => !/cache/.test(rest)).map(([, project]) => project).sort();
    }

    /** Projects whose `lint` is affected by what is not committed. */
    async function affected() {
      const { stdout } = await workspace.nxOk(['affected', '-t', 'lint', '--base=HEAD', '--graph=stdout'], { env });
      return Object.values(JSON.parse(stdout).tasks.tasks).filter(({ target }) => target.target === 'lint').map(({ target }) => target.project).sort();
    }

    const sync = (command) => workspace.nx([command], { env });
    const git = (...args) => run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: workspace.directory });
    async function commit() {
      await git('add', '-A');
      await git('commit', '-qm', 'all');
    }

    before(async () => {
      workspace = await workspaceOn(release);
      await run('cp', ['-a', ...['pyproject.toml', 'uv.lock', 'libs', 'services'].map((path) => first.path(path)), workspace.directory]);
      env = await idleTools(workspace.path('tools/bin'));
      assertSuccess(await workspace.nx(['g', 'nx-robyn:init', '--skip-install']));
      await git('init', '-q');
      assertSuccess(await sync('sync'));
      await commit();
    });

    it('are in the inputs of those projects that use them', async () => {
      const { inputs } = (await workspace.project('b')).targets.lint;
      assert.deepEqual(inputs.flatMap(({ externalDependencies }) => externalDependencies ?? []), ['pypi:attrs', 'pypi:idna']);
      assert.match(await workspace.read('libs/b/packages.lock'), /^#.*\nattrs==24\.1\.0 [0-9a-f]{12}\nidna==3\.6 [0-9a-f]{12}\n$/);
    });

    it('affect and run again those projects alone that use what changed in a shared lock', async () => {
      assert.deepEqual(await linted(), ALL);
      await bump(workspace, '.', 'attrs');
      assert.deepEqual(await linted(), ['b'], 'also where nobody has run nx sync');
      assertFailure(await sync('sync:check'), /packages\.lock does not say what the shared uv\.lock pins for: libs\/b/);
      assertSuccess(await sync('sync'));
      assert.deepEqual(await affected(), ['b']);
      await commit();
      assertSuccess(await sync('sync:check'));
      // The new version is the first as text: from here on the others' idna has another name than before.
      await bump(workspace, '.', 'idna');
      assertSuccess(await sync('sync'));
      assert.deepEqual(await affected(), ['a', 'b']);
      assert.deepEqual(await linted(), ['a', 'b']);
      await commit();
    });

    it('of a lock of its own affect and run again that project alone', async () => {
      await bump(workspace, 'services/own', 'attrs');
      assert.deepEqual(await affected(), ['own']);
      assert.deepEqual(await linted(), ['own']);
      await commit();
    });
  });
}

describe('locks that cannot be read', () => {
  it('leave the graph as it is, and are named', async () => {
    await first.write('nx.json', JSON.stringify({ ...JSON.parse(await first.read('nx.json')), plugins: ['nx-robyn'] }));
    await first.write('services/own/uv.lock', '<<<<<<< HEAD\nversion = 1\n');
    await first.write('services/poet/poetry.lock', '\u0000');
    const { code, stdout, stderr } = await first.nx(['show', 'projects', '--json']);
    assert.equal(code, 0, stderr);
    assert.deepEqual(JSON.parse(stdout).sort(), ALL);
    for (const path of ['services/own/uv.lock:1', 'services/poet/poetry.lock:1']) assert.match(stderr, new RegExp(`LockUnreadable: .*\\n\\s*where: ${path}`));
  });
});
