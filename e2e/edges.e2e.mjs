import assert from 'node:assert/strict';
import { appendFile, rm } from 'node:fs/promises';
import { posix } from 'node:path';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { run } from '../tools/command.mjs';
import { idleTools } from './fixtures/idle-tools.mjs';
import { RELEASES } from './fixtures/nx-releases.mjs';
import { graphOf, pyproject, writePythonProjects } from './fixtures/python-projects.mjs';
import { Repository } from './fixtures/repository.mjs';
import { taskReport } from './fixtures/task-report.mjs';
import { workspaceOfServices, workspaceOn } from './fixtures/workspace.mjs';

const root = (sources) => `[tool.uv.workspace]\nmembers = ["py/*"]\nexclude = ["py/old"]\n\n[tool.uv.sources]\n${sources}`;
const inherited = 'shared-core = { workspace = true }\n';

/** A uv workspace, a uv project of its own, a Poetry project, and projects that nobody depends on. */
const PROJECTS = {
  '.': root(inherited),
  'py/core': pyproject('Shared.Core'),
  'py/tools': pyproject('tools', [], '[dependency-groups]\ndev = [{ include-group = "test" }]\ntest = ["shared_core"]\n'),
  'py/api': pyproject('api', ['Shared-Core>=0.1', 'tools'], '[tool.uv.sources]\ntools = { workspace = true }\n'),
  'py/old': pyproject('old', [], '[tool.uv]\n'),
  'libs/plain': pyproject('plain', ['shared-core'], '[tool.uv.sources]\nshared-core = { path = "../../py/core", editable = true }\n'),
  'services/solo': pyproject('solo', [], 'optional-dependencies.x = ["plain"]\n[tool.uv.sources]\nplain = { path = "../../libs/plain" }\nshared-core = { path = "../../py/core" }\n'),
  'services/poet': pyproject('poet', [], '[tool.poetry]\npackage-mode = false\n[tool.poetry.group.dev.dependencies]\nleaf = { path = "../../libs/leaf", develop = true }\n'),
  'libs/leaf': pyproject('leaf', [], '[tool.uv]\n'),
};

const EDGES = [
  'libs/plain -> py/core',
  'py/api -> py/core',
  'py/api -> py/tools',
  'py/tools -> py/core',
  'services/poet -> libs/leaf',
  'services/solo -> libs/plain',
];

let workspace, env;

before(async () => {
  workspace = await workspaceOfServices();
  await writePythonProjects(workspace, PROJECTS);
  env = { ...(await idleTools(workspace.path('idle'))), NX_CACHE_DIRECTORY: '.nx/cache' };
});

/** What a run of a target did in all projects. */
async function ran(place, target) {
  return taskReport((await place.nxOk(['run-many', '-t', target, '--output-style=static'], { env })).output).ran.filter((task) => task.endsWith(`:${target}`)).map((task) => task.split(':')[0]);
}

/** The edges between local packages that a uv.lock of a folder holds. */
async function lockedEdges(folder) {
  const { package: packages } = parse(await workspace.read(posix.join(folder, 'uv.lock')));
  const place = ({ source }) => source.editable ?? source.virtual ?? source.directory;
  const roots = new Map(packages.filter(place).map((one) => [one.name, posix.join(folder, place(one))]));
  return packages.filter(place).flatMap((one) => {
    const lists = [one.dependencies ?? [], ...Object.values(one['optional-dependencies'] ?? {}), ...Object.values(one['dev-dependencies'] ?? {})];
    return lists.flat().flatMap(({ name }) => (roots.has(name) ? [`${roots.get(one.name)} -> ${roots.get(name)}`] : []));
  });
}

describe('edges between Python projects', () => {
  it('are those that uv and Poetry resolve', async () => {
    await Promise.all(['.', 'services/solo'].map((folder) => run('uv', ['lock', '--offline'], { cwd: workspace.path(folder) })));
    await run('poetry', ['lock', '--no-interaction'], { cwd: workspace.path('services/poet'), timeout: 300_000 });
    const local = parse(await workspace.read('services/poet/poetry.lock')).package.filter(({ name }) => name === 'leaf');
    const poetry = local.map(({ source }) => `services/poet -> ${posix.join('services/poet', source.url)}`);
    const locked = new Set([...(await lockedEdges('.')), ...(await lockedEdges('services/solo')), ...poetry]);
    const { edges } = await graphOf(workspace);
    assert.deepEqual(edges, [...locked].sort());
    assert.deepEqual(edges, EDGES);
  });

  it('follow what another file says about a project, and end when it ends', async () => {
    await workspace.write('pyproject.toml', root(''));
    const { edges } = await graphOf(workspace);
    assert.deepEqual(edges, EDGES.filter((edge) => !['py/api -> py/core', 'py/tools -> py/core'].includes(edge)));
    await workspace.write('pyproject.toml', root(inherited));
  });

  it('are none to a name that comes from an index, to what is outside, gone, an archive or the project itself', async () => {
    const path = { outside: '../../../outside', gone: '../gone', wheel: '../plain/dist/plain-1.0-py3-none-any.whl', itself: '.', absolute: '/nowhere/at/all' };
    const sources = Object.entries(path).map(([name, to]) => `${name} = { path = "${to}" }\n`).join('');
    await writePythonProjects(workspace, { 'libs/odd': pyproject('odd', ['plain', ...Object.keys(path)], `[tool.uv.sources]\n${sources}`) });
    assert.deepEqual((await graphOf(workspace)).edges, EDGES);
    await rm(workspace.path('libs/odd'), { recursive: true });
  });

  it('bring a change of a library to who depends on it, and only what reads it', async () => {
    await Repository.begin(workspace.directory);
    const all = await ran(workspace, 'test');
    assert.equal(all.length, Object.keys(PROJECTS).length - 1);
    await ran(workspace, 'lint');
    assert.deepEqual(await ran(workspace, 'test'), []);
    await appendFile(workspace.path('py/core/tests/test_shared_core.py'), '# another\n');
    await appendFile(workspace.path('py/core/README.md'), 'more\n');
    assert.deepEqual(await ran(workspace, 'test'), ['Shared.Core']);
    await appendFile(workspace.path('py/core/src/shared_core/__init__.py'), 'VALUE = 1\n');
    const users = all.filter((name) => !['old', 'leaf', 'poet'].includes(name));
    assert.deepEqual(await ran(workspace, 'test'), users);
    assert.deepEqual(await ran(workspace, 'lint'), ['Shared.Core']);
    const { stdout } = await workspace.nxOk(['show', 'projects', '--affected', '--base=HEAD', '--json'], { env });
    assert.deepEqual(JSON.parse(stdout).sort(), users);
  });
});

describe('projects of one name', () => {
  it('are told apart by their folders, with a warning, and are one where a project.json names them', async () => {
    await writePythonProjects(workspace, { 'libs/zoo': pyproject('plain') });
    const named = async () => {
      const { stdout, stderr } = await workspace.nxOk(['show', 'projects', '--json']);
      return { names: JSON.parse(stdout), stderr };
    };
    const { names, stderr } = await named();
    assert.ok(names.includes('plain') && names.includes('zoo'), names.join(' '));
    assert.match(stderr, /ProjectNameTaken[^]*"zoo"[^]*libs\/zoo\/pyproject\.toml[^]*libs\/plain/);
    await workspace.write('libs/zoo/project.json', '{ "name": "animals" }');
    const other = await named();
    assert.ok(other.names.includes('plain') && other.names.includes('animals') && !other.names.includes('zoo'), other.names.join(' '));
    assert.doesNotMatch(other.stderr, /ProjectNameTaken/);
    await rm(workspace.path('libs/zoo'), { recursive: true });
  });
});

describe('one pyproject.toml that is edited', () => {
  const READS = () => workspace.path('reads.log');

  /** Files that were read to show the projects. */
  async function reads() {
    await workspace.write('reads.log', '');
    const probe = fileURLToPath(new URL('fixtures/count-reads.cjs', import.meta.url));
    await workspace.nxOk(['show', 'projects'], { env: { NODE_OPTIONS: `--require=${probe}`, READS: READS() } });
    return (await workspace.read('reads.log')).split('\n').filter(Boolean).map((path) => posix.relative(workspace.directory, path)).sort();
  }

  it('is the one that is read', async () => {
    await rm(workspace.path('.nx/workspace-data'), { recursive: true, force: true });
    await sleep(200); // nothing was changed so recently that it would be read again
    assert.equal((await reads()).length, Object.keys(PROJECTS).length);
    assert.deepEqual(await reads(), []);
    await appendFile(workspace.path('py/core/pyproject.toml'), '# edited\n');
    await sleep(200);
    assert.deepEqual(await reads(), ['py/core/pyproject.toml']);
    assert.deepEqual(await reads(), []);
  });
});

for (const release of RELEASES.filter(({ nx }) => !nx.startsWith('23.'))) {
  describe(`on Nx ${release.nx}`, () => {
    let other;
    before(async () => {
      other = await workspaceOn(release);
      await other.write('nx.json', JSON.stringify({ ...JSON.parse(await other.read('nx.json')), plugins: ['nx-robyn'] }));
      await writePythonProjects(other, PROJECTS);
    });

    it('edges are the same, also where a project.json renames a project', async () => {
      await other.write('py/core/project.json', '{ "name": "kernel" }');
      const { edges, nodes } = await graphOf(other);
      assert.deepEqual(edges, EDGES);
      assert.deepEqual(nodes['py/tools'].data.targets.test.inputs.find(({ projects }) => projects)?.projects, ['kernel']);
    });

    it('a change of a library brings the tests of who depends on it', async () => {
      await other.write('web/project.json', '{ "name": "web" }');
      await other.write('services/solo/project.json', '{ "implicitDependencies": ["web"] }');
      await ran(other, 'test');
      assert.deepEqual(await ran(other, 'test'), []);
      await appendFile(other.path('libs/plain/src/plain/__init__.py'), 'VALUE = 1\n');
      assert.deepEqual(await ran(other, 'test'), ['plain', 'solo']);
    });
  });
}
