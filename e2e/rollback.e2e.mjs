import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, lstat, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporary } from '../tools/workspace.mjs';
import { eventually } from './fixtures/eventually.mjs';
import { exactTree } from './fixtures/exact-tree.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { hangingIndex } from './fixtures/hanging-index.mjs';
import { NxProcess, runs } from './fixtures/nx-process.mjs';
import { smallDisk, unwritable } from './fixtures/obstacles.mjs';
import { bareWorkspace, workspaceWithPlugin } from './fixtures/workspace.mjs';

const GENERATE = ['g', 'nx-robyn:service', '--no-interactive'];

/** Runs a command that must fail and leave the tree as it was. */
async function assertUndone(workspace, args, words, options) {
  const untouched = await exactTree(workspace.directory);
  const outcome = await workspace.nx(args, options);
  assertFailure(outcome, ...words);
  assert.deepEqual(await exactTree(workspace.directory), untouched);
  assert.ok(!existsSync(workspace.path('.nx/nx-robyn/journal.json')));
  assert.ok(!existsSync(workspace.path('.nx/nx-robyn/run.json')));
  return outcome;
}

describe('what is refused', () => {
  let workspace;
  before(async () => {
    workspace = await workspaceWithPlugin();
    await workspace.write('services/taken/notes.txt', 'mine');
    await workspace.write('libs/shared/pyproject.toml', '[project]\nname = "shared"\nversion = "0"\n');
    await workspace.write('services/file', 'a file');
    await symlink(await temporary('outside-'), workspace.path('outside'));
    await symlink('libs', workspace.path('inside'));
  });

  for (const [what, args, words] of [
    ['a name that Python reserves', ['class'], [/NameRefused/, /class/]],
    ['a name that is not ASCII', ['bestäl'], [/NameRefused/]],
    ['a name with a path in it', ['../orders'], [/NameRefused/]],
    ['a directory above the workspace', ['orders', '--directory=../orders'], [/DirectoryRefused/, /leaves the workspace/]],
    ['an absolute directory', ['orders', '--directory=/tmp/orders'], [/DirectoryRefused/, /absolute/]],
    ['a directory behind a link that leaves the workspace', ['orders', '--directory=outside/orders'], [/DirectoryRefused/, /"outside" is a symbolic link/]],
    ['a directory behind a link within the workspace', ['orders', '--directory=inside/orders'], [/DirectoryRefused/, /"inside" is a symbolic link to libs/]],
    ['a directory that holds something', ['taken'], [/DirectoryNotEmpty/, /services\/taken/]],
    ['a directory that is a file', ['orders', '--directory=services/file'], [/DirectoryNotEmpty/]],
    ['a directory below a file', ['orders', '--directory=services/file/orders'], [/NotWritable/, /it is a file/]],
    ['the name of another project', ['shared'], [/ProjectExists/, /libs\/shared/]],
    ['a directory in another project', ['orders', '--directory=libs/shared/orders'], [/DirectoryRefused/, /project "shared"/]],
    ['an option without that value', ['orders', '--cache=disk'], [/cache/i]],
  ]) {
    it(`writes nothing: ${what}`, () => assertUndone(workspace, [...GENERATE, ...args], words));
  }
});

describe('a run that fails', () => {
  it('is undone when the index cannot be reached', async () => {
    const workspace = await bareWorkspace(); // with init, so nx.json and package.json are written, too
    await mkdir(workspace.path('services/orders'), { recursive: true }); // an empty directory that was there stays
    const env = { UV_OFFLINE: '1', UV_NO_CACHE: '1' };
    await assertUndone(workspace, [...GENERATE, 'orders', '--fresh-lock'], [/LockFailed/, /uv lock/, /--skip-lock/], { env });
    assert.ok(existsSync(workspace.path('services/orders')));
  });

  it('is undone when the package manager fails', async () => {
    const workspace = await bareWorkspace();
    const packages = JSON.parse(await workspace.read('package.json'));
    await workspace.write('package.json', JSON.stringify({ ...packages, scripts: { preinstall: 'exit 3' } }, undefined, 4));
    await assertUndone(workspace, ['g', 'nx-robyn:init'], [/InstallFailed/, /npm install/]);
    await assertUndone(workspace, [...GENERATE, 'orders'], [/InstallFailed/, /npm install/]);
  });

  it('is undone when Nx cannot write a file', async () => {
    const workspace = await bareWorkspace();
    const NODE_OPTIONS = `--require=${fileURLToPath(new URL('fixtures/at-write.cjs', import.meta.url))}`;
    const env = { NODE_OPTIONS, KILL_WORKSPACE: workspace.directory, KILL_AT: '300', KILL_HALFWAY: 'true', FAIL_WITH: 'EIO' };
    await assertUndone(workspace, [...GENERATE, 'orders'], [/EIO/, /RunFailed/, /taken back/], { env });
  });

  it('writes nothing where a directory or a file cannot be written', async (t) => {
    const workspace = await bareWorkspace();
    for (const path of ['services', 'nx.json']) {
      if (path === 'services') await mkdir(workspace.path(path));
      const obstacle = await unwritable(workspace.path(path));
      if (obstacle.absent) return t.skip(obstacle.absent);
      try {
        await assertUndone(workspace, [...GENERATE, 'orders'], [/NotWritable/, new RegExp(path), /nothing was written/]);
      } finally {
        await obstacle.remove();
      }
    }
  });

  it('writes nothing on a disk that is full, and is undone on one that becomes so', async (t) => {
    const workspace = await workspaceWithPlugin();
    await mkdir(workspace.path('services'));
    const disk = await smallDisk(workspace.path('services'), 64);
    if (disk.absent) return t.skip(disk.absent);
    const { output } = await assertUndone(workspace, [...GENERATE, 'orders', '--fresh-lock'], [/DiskFull/, /are free/]);
    const needed = Number(/(\d+) bytes are needed/.exec(output)[1]);
    await disk.resize(Math.ceil(needed / 1024) + 32);
    await assertUndone(workspace, [...GENERATE, 'orders', '--fresh-lock'], [/LockFailed/, /No space left/]);
    await disk.resize(Math.ceil(needed / 1024) + 4096);
    assertSuccess(await workspace.nx([...GENERATE, 'orders', '--fresh-lock']));
  });

  it('writes nothing where the journal cannot be written', async (t) => {
    const workspace = await workspaceWithPlugin();
    await mkdir(workspace.path('.nx/nx-robyn'), { recursive: true });
    const disk = await smallDisk(workspace.path('.nx/nx-robyn'), 8);
    if (disk.absent) return t.skip(disk.absent);
    await assertUndone(workspace, [...GENERATE, 'orders'], [/DiskFull|JournalFailed/]);
    await disk.remove();
    await rm(workspace.path('.nx/nx-robyn'), { recursive: true });
    await writeFile(workspace.path('.nx/nx-robyn'), 'a file where the folder should be');
    await assertUndone(workspace, [...GENERATE, 'orders'], [/JournalFailed/, /nx-robyn/]).finally(() => rm(workspace.path('.nx/nx-robyn')));
  });
});

describe('a run that is interrupted', () => {
  let workspace, marker;
  before(async () => {
    workspace = await bareWorkspace();
    marker = join(await temporary('marker-'), 'pid');
    const packages = JSON.parse(await workspace.read('package.json'));
    const preinstall = `node -e "require('fs').writeFileSync('${marker}', String(process.pid)); setInterval(() => {}, 1000)"`;
    await workspace.write('package.json', JSON.stringify({ ...packages, scripts: { preinstall } }, undefined, 2));
    await workspace.nxOk(['show', 'projects']);
  });

  /** Starts a run, waits until its step is at work, interrupts it, and sees that nothing is left of it. */
  async function interrupt(args, env, atWork, send, code) {
    const untouched = await exactTree(workspace.directory);
    const run = new NxProcess(workspace, args, env);
    await eventually(atWork, 'its step at work');
    assert.notDeepEqual(await exactTree(workspace.directory), untouched);
    const { pid } = JSON.parse(await readFile(workspace.path('.nx/nx-robyn/step.json'), 'utf8'));
    assert.ok(runs(pid));
    send(run);
    const outcome = await run.ended;
    assert.equal(outcome.code, code, outcome.output);
    assert.match(outcome.output, /Interrupted \(SIG[A-Z]+\): what was written is taken back/);
    assert.doesNotMatch(outcome.output, /^\s+at .+[:(]\d+/m);
    assert.ok(!runs(pid));
    assert.deepEqual(await exactTree(workspace.directory), untouched);
    assert.ok(!existsSync(workspace.path('.nx/nx-robyn/journal.json')));
  }

  for (const [name, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
    it(`undoes all at once on ${name} in the resolution of the lock`, async () => {
      const index = await hangingIndex();
      await interrupt([...GENERATE, 'orders', '--fresh-lock'], index.env, index.asked, (run) => run.signal(name), code);
    });

    it(`undoes all at once on ${name} in the package manager's installation`, async () => {
      await rm(marker, { force: true });
      await interrupt([...GENERATE, 'orders', '--skip-lock'], {}, () => existsSync(marker), (run) => run.signal(name), code);
      const pid = Number(await readFile(marker, 'utf8'));
      assert.ok(!runs(pid)); // what the package manager has started, too
    });
  }

  it('undoes all at once when Ctrl-C reaches the whole group', async () => {
    const index = await hangingIndex();
    await interrupt([...GENERATE, 'orders', '--fresh-lock'], index.env, index.asked, (run) => run.signalGroup('SIGINT'), 130);
  });
});

describe("a user's own files", () => {
  it('keep links, modes, line ends, indentation and comments, when written and when taken back', async () => {
    const workspace = await bareWorkspace();
    await mkdir(workspace.path('config'));
    await rename(workspace.path('nx.json'), workspace.path('config/nx.json'));
    await symlink('config/nx.json', workspace.path('nx.json'));
    await workspace.write('config/nx.json', '{\r\n\t// ours\r\n\t"analytics": false, // no\r\n\t"neverConnectToCloud": true\r\n}\r\n');
    await chmod(workspace.path('config/nx.json'), 0o640);
    await workspace.write('.gitignore', 'node_modules\r\n.nx\r\n');
    await chmod(workspace.path('.gitignore'), 0o600);
    const packages = JSON.stringify(JSON.parse(await workspace.read('package.json')), undefined, 3).replaceAll('\n', '\r\n');
    await workspace.write('package.json', packages);

    const env = { UV_OFFLINE: '1', UV_NO_CACHE: '1' };
    await assertUndone(workspace, [...GENERATE, 'orders', '--fresh-lock'], [/LockFailed/], { env });

    assertSuccess(await workspace.nx(['g', 'nx-robyn:init', '--skip-install']));
    assert.ok((await lstat(workspace.path('nx.json'))).isSymbolicLink());
    assert.equal((await lstat(workspace.path('config/nx.json'))).mode & 0o777, 0o640);
    assert.equal((await lstat(workspace.path('.gitignore'))).mode & 0o777, 0o600);
    assert.match(await workspace.read('config/nx.json'), /^\{\r\n\t\/\/ ours\r\n\t"analytics": false, \/\/ no\r\n\t"neverConnectToCloud": true,\r\n\t"plugins": \[/);
    assert.equal((await workspace.read('package.json')).replace(/,\r\n {6}"robyn": "file:tools\/robyn"/, ''), packages);
    for (const file of ['nx.json', '.gitignore', 'package.json']) assert.doesNotMatch(await workspace.read(file), /[^\r]\n/);
  });
});

describe('two runs at once', () => {
  it('end with two services of different ports, or with one and a named error', async () => {
    const workspace = await workspaceWithPlugin();
    for (const delay of [0, 150, 400]) {
      const names = [`first-${delay}`, `second-${delay}`];
      const both = await Promise.all(
        names.map(async (name, index) => {
          await new Promise((resolve) => setTimeout(resolve, index * delay));
          return workspace.nx([...GENERATE, name]);
        }),
      );
      assert.ok(both.some(({ code }) => code === 0));
      for (const [index, outcome] of both.entries()) {
        if (outcome.code === 0) continue;
        assertFailure(outcome, /AnotherRun/);
        assert.ok(!existsSync(workspace.path('services', names[index])));
        assertSuccess(await workspace.nx([...GENERATE, names[index]]));
      }
    }
    const services = JSON.parse((await workspace.nxOk(['show', 'projects', '--json'])).stdout);
    assert.equal(services.length, 6);
    const manifests = await Promise.all(services.map((name) => workspace.read(`services/${name}/pyproject.toml`)));
    assert.equal(new Set(manifests.map((text) => /^port = (\d+)$/m.exec(text)[1])).size, 6);
  });
});
