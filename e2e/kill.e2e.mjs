import assert from 'node:assert/strict';
import { existsSync, linkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { capture } from '../tools/command.mjs';
import { temporary } from '../tools/workspace.mjs';
import { eventually } from './fixtures/eventually.mjs';
import { differences, exactTree } from './fixtures/exact-tree.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { hangingIndex } from './fixtures/hanging-index.mjs';
import { KillSweep } from './fixtures/kill-sweep.mjs';
import { NxProcess, runs } from './fixtures/nx-process.mjs';
import { bareWorkspace } from './fixtures/workspace.mjs';

/** Everything that a generation does: init, its files, a resolution, the package manager. */
const GENERATE = ['g', 'nx-robyn:service', 'orders', '--fresh-lock', '--no-interactive'];

/** A run that restores and then writes nothing: its name is refused. */
const NEXT = ['g', 'nx-robyn:service', 'class', '--no-interactive'];

let workspace, sweep;

before(async () => {
  workspace = await bareWorkspace();
  await workspace.nxOk(['show', 'projects']); // Nx makes what it makes once
  // What Nx reads to start, the journal itself, the lock.
  const delicate = /nx\.json|package\.json|\.nx\/nx-robyn|\.gitignore|pyproject/;
  sweep = await new KillSweep(workspace, { args: GENERATE, next: NEXT, refused: /NameRefused/, delicate }).keep();
});

describe('kill -9 over a whole generation', () => {
  it('leaves the workspace as it was, or the next run restores it and says so', () => sweep.run());
});

describe('after a kill', () => {
  /** A run killed when half of its files are written. */
  const halfWritten = async () => {
    await sweep.killed({ at: 200, halfway: true });
    assert.ok(sweep.journal);
    assert.ok(differences(sweep.untouched, await exactTree(workspace.directory)).length > 20);
  };

  it('the same command makes what it should have made', async () => {
    await halfWritten();
    const again = await workspace.nx(GENERATE);
    assertSuccess(again);
    assert.match(again.output, /was interrupted: \d+ paths are as before/);
    assert.ok(existsSync(workspace.path('services/orders/uv.lock')));
    await sweep.reset();
  });

  it('a dry run writes nothing, and says what is to be done', async () => {
    await halfWritten();
    const before = await exactTree(workspace.directory);
    assertFailure(await workspace.nx([...NEXT, '--dry-run']), /RestorePending/, /npx nx-robyn restore/);
    assert.deepEqual(await exactTree(workspace.directory), before);
    await sweep.reset();
  });

  it('what somebody changed since stops the next run, by name', async () => {
    await halfWritten();
    await workspace.write('services/orders/pyproject.toml', 'mine');
    await workspace.write('services/orders/notes.txt', 'mine');
    const before = await exactTree(workspace.directory);
    assertFailure(await workspace.nx(NEXT), /RestoreRefused/, /services\/orders\/pyproject\.toml/, /services\/orders\/notes\.txt/);
    assert.deepEqual(await exactTree(workspace.directory), before);
    assertSuccess(await restore('--keep'));
    assert.deepEqual(await exactTree(workspace.directory), before);
    assertFailure(await workspace.nx(NEXT), /NameRefused/);
    await sweep.reset();
  });

  it('nx-robyn restore does it where Nx cannot start', async () => {
    linkSync(workspace.path('package.json'), workspace.path('second-name.json')); // so it is written in place
    const tree = await exactTree(workspace.directory);
    const { events } = await wholeEvents();
    await sweep.killed({ at: events.findIndex((event) => event === 'write package.json') + 1, halfway: true });
    assert.notEqual((await workspace.nx(NEXT)).code, 0);
    assert.ok(sweep.journal);
    const restored = await restore();
    assertSuccess(restored);
    assert.match(restored.output, /was interrupted/);
    assert.deepEqual(await exactTree(workspace.directory), tree);
    assertSuccess(await restore());
    await sweep.reset();
  });

  it('a program that outlived its run is ended before the next one restores', async () => {
    const index = await hangingIndex();
    const run = new NxProcess(workspace, GENERATE, index.env);
    await eventually(index.asked, 'a request to the index');
    const { pid } = JSON.parse(await readFile(workspace.path('.nx/nx-robyn/step.json'), 'utf8'));
    run.signal('SIGKILL');
    await eventually(() => !runs(run.child.pid), 'its end');
    assert.ok(runs(pid));
    assertFailure(await workspace.nx(NEXT), /was interrupted/, /NameRefused/);
    assert.ok(!runs(pid));
    assert.deepEqual(await exactTree(workspace.directory), sweep.untouched);
    await sweep.reset();
  });
});

/** The events of a run, which then is taken back. */
async function wholeEvents() {
  const report = join(await temporary('report-'), 'events.json');
  const env = { ...sweep.preload({ KILL_COUNT: report }), UV_OFFLINE: '1', UV_NO_CACHE: '1' };
  assertFailure(await workspace.nx(GENERATE, { env }), /LockFailed/);
  return { events: JSON.parse(await readFile(report, 'utf8')) };
}

/** The command that needs no Nx, as npx would start it. */
function restore(...args) {
  return capture(workspace.path('node_modules', '.bin', 'nx-robyn'), ['restore', ...args], { cwd: workspace.directory });
}
