import assert from 'node:assert/strict';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { run } from '../tools/command.mjs';
import { full } from './fixtures/extent.mjs';
import { Chance, DESIGNED, MUTATIONS } from './fixtures/odd-files.mjs';
import { graphOf } from './fixtures/python-projects.mjs';
import { Service } from './fixtures/service.mjs';
import { workspaceWithPlugin } from './fixtures/workspace.mjs';

const SEED = Number(process.env.NX_ROBYN_E2E_SEED ?? Date.now() % 1_000_000);
const ROUNDS = full ? 30 : 4;

const POETRY = `[tool.poetry]
name = "NAME"
version = "0.1.0"

[tool.poetry.dependencies]
python = "^3.11"
orders = { path = "../../services/orders", develop = true }

[tool.poetry.group.dev.dependencies]
pytest = "^8"
ruff = { version = "*", optional = true }

[build-system]
requires = ["poetry-core"]
build-backend = "poetry.core.masonry.api"
`;

const UV = `[project]
name = "NAME"
version = "0.1.0"
dependencies = ["orders>=0.1; python_version > '3.9'", "idna"]

[project.optional-dependencies]
x = ["attrs"]

[dependency-groups]
dev = ["pytest", { include-group = "lint" }]
lint = ["ruff"]

[tool.uv.sources]
orders = { path = "../../services/orders", editable = true }

[tool.uv.workspace]
members = ["libs/*"]
`;

describe(`odd pyproject.toml and lock files, of the seed ${SEED}`, () => {
  /** Folders with a file that is odd, and what is odd about it. */
  const odd = new Map();
  /** Folders in which the lock is. */
  const oddLocks = new Map();
  let workspace;

  async function put(folder, file, content) {
    await mkdir(workspace.path(folder), { recursive: true });
    await writeFile(workspace.path(folder, file), content);
  }

  before(async () => {
    console.log(`seed: ${SEED} (NX_ROBYN_E2E_SEED)`);
    workspace = await workspaceWithPlugin();
    await Service.generate(workspace, 'orders');
    const chance = new Chance(SEED);
    const service = await workspace.read('services/orders/pyproject.toml');
    const locks = { 'uv.lock': await workspace.read('services/orders/uv.lock'), 'poetry.lock': `[[package]]\nname = "idna"\nversion = "3.7"\nfiles = [{ file = "x.whl", hash = "sha256:00" }]\n\n[metadata]\nlock-version = "2.1"\n` };
    for (const [index, [what, mutate]] of Array.from({ length: ROUNDS }, () => Object.entries(MUTATIONS)).flat().entries()) {
      for (const [kind, text] of Object.entries({ service: service.replace(/^name = .*/m, 'name = "NAME"'), poetry: POETRY, uv: UV })) {
        const folder = `odd/${kind}-${index}`;
        odd.set(folder, what);
        await put(folder, 'pyproject.toml', mutate(chance, text.replace('NAME', `${kind}-${index}`)));
      }
      if (index >= Object.keys(MUTATIONS).length) continue;
      for (const [lock, text] of Object.entries(locks)) {
        const folder = `odd/${lock.replace('.', '-')}-${index}`;
        oddLocks.set(folder, `${lock}: ${what}`);
        await put(folder, 'pyproject.toml', `[project]\nname = "${lock.replace('.', '-')}-${index}"\n`);
        await put(folder, lock, mutate(chance, text.replaceAll('orders', `${lock.replace('.', '-')}-${index}`)));
      }
    }
    for (const [folder, text] of Object.entries(DESIGNED)) {
      odd.set(`odd/${folder}`, 'designed');
      await put(`odd/${folder}`, 'pyproject.toml', text);
    }
    await mkdir(workspace.path('odd/a-directory/pyproject.toml'), { recursive: true });
    await put('odd/a-directory/pyproject.toml', 'file', '');
    for (const [folder, target] of Object.entries({ dangling: 'nowhere', loop: 'pyproject.toml', link: '../../services/orders/pyproject.toml' })) {
      await mkdir(workspace.path('odd', folder), { recursive: true });
      await symlink(target, workspace.path('odd', folder, 'pyproject.toml'));
    }
    await put('odd/forbidden', 'pyproject.toml', '[project]\nname = "forbidden"\n');
    await chmod(workspace.path('odd/forbidden/pyproject.toml'), 0o000);
  });

  it('are enough', () => assert.ok(odd.size + oddLocks.size >= 300, `${odd.size + oddLocks.size}`));

  it('are projects, or are named; what Python reads and has a name is a project', async () => {
    const { stdout, stderr, code } = await workspace.nx(['show', 'projects', '--json']);
    assert.equal(code, 0, stderr.slice(-3000));
    const names = JSON.parse(stdout);
    assert.ok(names.includes('orders'));
    const { nodes } = await graphOf(workspace);
    assert.equal(Object.keys(nodes).length, names.length);
    const paths = [...odd.keys()].map((folder) => workspace.path(folder, 'pyproject.toml'));
    const script = fileURLToPath(new URL('fixtures/toml_facts.py', import.meta.url));
    const facts = JSON.parse((await run('python3', [script], { input: paths.join('\0') })).stdout);
    for (const [folder, what] of odd) {
      const { valid, silent } = facts[workspace.path(folder, 'pyproject.toml')];
      const warned = stderr.includes(`${folder}/pyproject.toml`);
      const why = `${folder} (${what}), seed ${SEED}`;
      assert.ok(nodes[folder] || warned || silent, `nobody says what becomes of ${why}`);
      if (valid) assert.ok(nodes[folder], `there is no project for ${why}`);
    }
    for (const [folder, what] of oddLocks) assert.ok(nodes[folder], `there is no project for ${folder} (${what}), seed ${SEED}`);
    assert.doesNotMatch(stderr, /^\s+at .+[:(]\d+/m);
  });

  it('are the same the second time, and can be asked for', async () => {
    const once = await workspace.nxOk(['show', 'projects', '--json']);
    const again = await workspace.nxOk(['show', 'projects', '--json']);
    assert.equal(again.stdout, once.stdout);
    assert.equal(again.stderr, once.stderr);
    const { targets } = await workspace.project('orders');
    assert.ok(targets.serve);
  });
});
