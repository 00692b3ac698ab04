import assert from 'node:assert/strict';
import { existsSync, linkSync } from 'node:fs';
import { cp, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { capture } from '../tools/command.mjs';
import { temporary } from '../tools/workspace.mjs';
import { differences, exactTree } from './fixtures/exact-tree.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { hangingIndex } from './fixtures/hanging-index.mjs';
import { NxProcess, runs, until } from './fixtures/nx-process.mjs';
import { bareWorkspace } from './fixtures/workspace.mjs';

const FULL = process.env.NX_ROBYN_E2E_FULL === 'true';

/** Everything that a generation does: init, its files, a resolution, the package manager. */
const GENERATE = ['g', 'nx-robyn:service', 'orders', '--fresh-lock', '--no-interactive'];

/** A run that restores and then writes nothing: its name is refused. */
const NEXT = ['g', 'nx-robyn:service', 'class', '--no-interactive'];

const PRELOAD = `--require=${fileURLToPath(new URL('fixtures/at-write.cjs', import.meta.url))}`;

/** Writes whose middle matters most: what Nx reads to start, the journal itself, the lock. */
const DELICATE = /nx\.json|package\.json|\.nx\/nx-robyn|\.gitignore|pyproject/;

let workspace, pristine, untouched;

before(async () => {
  workspace = await bareWorkspace();
  await workspace.nxOk(['show', 'projects']); // Nx makes what it makes once
  pristine = await temporary('pristine-');
  for (const name of await readdir(workspace.directory)) {
    if (name !== 'node_modules' && name !== '.nx') await cp(workspace.path(name), join(pristine, name), { recursive: true });
  }
  untouched = await exactTree(workspace.directory);
});

/** The workspace as it was. */
async function reset() {
  for (const name of await readdir(workspace.directory)) if (name !== 'node_modules') await rm(workspace.path(name), { recursive: true });
  await rm(workspace.path('node_modules/robyn'), { force: true });
  await cp(pristine, workspace.directory, { recursive: true, preserveTimestamps: true });
}

const journal = () => existsSync(workspace.path('.nx/nx-robyn/journal.json'));

/** Preloads the fixture that kills at a write. */
const preload = (env) => ({ NODE_OPTIONS: PRELOAD, KILL_WORKSPACE: workspace.directory, ...env });

/** A whole run: how long it takes, what it changes in which order, what it makes. */
async function wholeRun() {
  const report = join(await temporary('report-'), 'events.json');
  const outcome = await workspace.nx(GENERATE, { env: preload({ KILL_COUNT: report }) });
  assertSuccess(outcome);
  const made = await exactTree(workspace.directory);
  await reset();
  return { seconds: outcome.seconds, events: JSON.parse(await readFile(report, 'utf8')), made };
}

/** Moments spread over a run: at its writes, in the middle of writes, and by the clock. */
function moments({ seconds, events }) {
  const spread = (count, length) => Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * length) / count));
  const delicate = events.flatMap((event, index) => (DELICATE.test(event) ? [index] : []));
  const at = (index, halfway) => ({ name: `${halfway ? 'in' : 'before'} ${index + 1}/${events.length} ${events[index]}`, at: index + 1, halfway });
  const chosen = (list, count) => spread(Math.min(count, list.length), list.length).map((index) => list[index]);
  const writes = events.flatMap((event, index) => (event.startsWith('write') ? [index] : []));
  return [
    ...chosen(delicate, FULL ? delicate.length : 3).map((index) => at(index, true)),
    ...chosen(writes, FULL ? 12 : 2).map((index) => at(index, true)),
    ...spread(FULL ? 12 : 1, events.length).map((index) => at(index, false)),
    ...spread(FULL ? 30 : 4, 1000).map((part) => ({ name: `after ${((part / 1000) * seconds).toFixed(2)} of ${seconds.toFixed(2)} s`, after: part * seconds })),
  ];
}

/** Kills one run at a moment. @returns {Promise<boolean>} whether it had ended before */
async function killed(moment) {
  const env = moment.at ? preload({ KILL_AT: String(moment.at), KILL_HALFWAY: String(moment.halfway) }) : {};
  const run = new NxProcess(workspace, GENERATE, env);
  const clock = moment.at ? run.ended : Promise.race([run.ended, sleep(moment.after)]);
  await clock;
  run.killGroup();
  return (await run.ended).code === 0;
}

function print(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  console.log(`\n${rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n')}`);
}

describe('kill -9 over a whole generation', () => {
  it('leaves the workspace as it was, or the next run restores it and says so', async () => {
    const whole = await wholeRun();
    const rows = [['moment', 'found', 'next run', '']];
    const wrong = [];
    for (const moment of moments(whole)) {
      const ended = await killed(moment);
      const found = await exactTree(workspace.directory);
      const changed = differences(untouched, found);
      const left = journal();
      const next = await workspace.nx(NEXT);
      const after = await exactTree(workspace.directory);
      const said = /was interrupted/.test(next.output);
      const finished = !left && differences(whole.made, found).length === 0;
      const restored = differences(untouched, after).length === 0;
      const right = (finished || restored) && !journal() && said === left && next.code === 1 && /NameRefused/.test(next.output);
      rows.push([
        moment.name,
        finished ? 'a whole service' : `${changed.length === 0 ? 'as before' : `${changed.length} paths changed`}, ${left ? 'journal' : 'no journal'}`,
        finished ? 'nothing to do' : restored ? (said ? 'restored, says so' : 'nothing to do') : 'NOT RESTORED',
        right ? 'ok' : 'WRONG',
      ]);
      if (!right) wrong.push(`${moment.name}${ended ? ' (ended)' : ''}: ${differences(untouched, after).slice(0, 5).join(', ')}\n${next.output}`);
      await reset();
    }
    print(rows);
    console.log(`${rows.length - 1} moments`);
    assert.deepEqual(wrong, []);
  });
});

describe('after a kill', () => {
  /** A run killed when half of its files are written. */
  const halfWritten = async () => {
    await killed({ at: 200, halfway: true });
    assert.ok(journal());
    assert.ok(differences(untouched, await exactTree(workspace.directory)).length > 20);
  };

  it('the same command makes what it should have made', async () => {
    await halfWritten();
    const again = await workspace.nx(GENERATE);
    assertSuccess(again);
    assert.match(again.output, /was interrupted: \d+ paths are as before/);
    assert.ok(existsSync(workspace.path('services/orders/uv.lock')));
    await reset();
  });

  it('a dry run writes nothing, and says what is to be done', async () => {
    await halfWritten();
    const before = await exactTree(workspace.directory);
    assertFailure(await workspace.nx([...NEXT, '--dry-run']), /RestorePending/, /npx nx-robyn restore/);
    assert.deepEqual(await exactTree(workspace.directory), before);
    await reset();
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
    await reset();
  });

  it('nx-robyn restore does it where Nx cannot start', async () => {
    linkSync(workspace.path('package.json'), workspace.path('second-name.json')); // so it is written in place
    const tree = await exactTree(workspace.directory);
    const { events } = await wholeEvents();
    await killed({ at: events.findIndex((event) => event === 'write package.json') + 1, halfway: true });
    assert.notEqual((await workspace.nx(NEXT)).code, 0);
    assert.ok(journal());
    const restored = await restore();
    assertSuccess(restored);
    assert.match(restored.output, /was interrupted/);
    assert.deepEqual(await exactTree(workspace.directory), tree);
    assertSuccess(await restore());
    await reset();
  });

  it('a program that outlived its run is ended before the next one restores', async () => {
    const index = await hangingIndex();
    const run = new NxProcess(workspace, GENERATE, index.env);
    await until(index.asked);
    const { pid } = JSON.parse(await readFile(workspace.path('.nx/nx-robyn/step.json'), 'utf8'));
    run.signal('SIGKILL');
    await until(() => !runs(run.child.pid));
    assert.ok(runs(pid));
    assertFailure(await workspace.nx(NEXT), /was interrupted/, /NameRefused/);
    assert.ok(!runs(pid));
    assert.deepEqual(await exactTree(workspace.directory), untouched);
    await reset();
  });
});

/** The events of a run, which then is taken back. */
async function wholeEvents() {
  const report = join(await temporary('report-'), 'events.json');
  const env = { ...preload({ KILL_COUNT: report }), UV_OFFLINE: '1', UV_NO_CACHE: '1' };
  assertFailure(await workspace.nx(GENERATE, { env }), /LockFailed/);
  return { events: JSON.parse(await readFile(report, 'utf8')) };
}

/** The command that needs no Nx, as npx would start it. */
function restore(...args) {
  return capture(workspace.path('node_modules', '.bin', 'nx-robyn'), ['restore', ...args], { cwd: workspace.directory });
}
