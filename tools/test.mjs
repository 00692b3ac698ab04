import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from './command.mjs';
import { e2e } from './e2e.mjs';
import { checkExamples } from './examples.mjs';
import { Failure, main } from './failure.mjs';
import { pack } from './pack.mjs';
import { DIST, ROOT } from './paths.mjs';
import { provision } from './provision.mjs';
import { Timing } from './timing.mjs';

const full = process.argv.includes('--full');
const total = { passed: 0, failed: 0, skipped: 0 };
const timing = new Timing();

/** Runs one step and adds what it says to the total; a step that throws counts as one failure. */
async function step(name, body) {
  console.log(`\n=== ${name}`);
  let counts;
  try {
    counts = (await timing.part(name, body)) ?? { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Failure ? `ERROR ${error.message}` : error);
    counts = { passed: 0, failed: 1, skipped: 0 };
  }
  for (const key of Object.keys(total)) total[key] += counts[key];
  const { seconds } = timing.parts.at(-1);
  console.log(`=== ${name}: ${counts.failed ? 'FAILED' : 'ok'} in ${seconds.toFixed(1)} s`);
  return counts.failed === 0;
}

/** A program of this repository as a step: one test, which its exit code decides. */
function program(name, command, args) {
  return step(name, async () => {
    const { code } = await capture(command, args, { cwd: ROOT, echo: true });
    return { passed: Number(code === 0), failed: Number(code !== 0), skipped: 0 };
  });
}

/** The unit tests, counted one by one. */
async function unit() {
  const report = join(DIST, 'unit.json');
  await mkdir(DIST, { recursive: true });
  await rm(report, { force: true });
  const args = ['jest', '--config', 'packages/nx-robyn/jest.config.cjs', '--maxWorkers=100%', '--json', `--outputFile=${report}`];
  const { code, stderr } = await capture('npx', args, { cwd: ROOT });
  process.stdout.write(stderr);
  const counts = JSON.parse(await readFile(report, 'utf8').catch(() => '{}'));
  const failed = counts.numFailedTests ?? 1;
  return {
    passed: counts.numPassedTests ?? 0,
    failed: failed + (counts.numRuntimeErrorTestSuites ?? 0) || Number(code !== 0),
    skipped: counts.numPendingTests ?? 0,
  };
}

await main(async () => {
  if (await step('provision', () => provision())) {
    await program('lint and docs', 'npm', ['run', '--silent', 'lint']);
    await program('types', 'npm', ['run', '--silent', 'typecheck']);
    await step('unit tests', unit);
    if (await step('pack', async () => void (await pack()))) {
      await step('examples', checkExamples);
      await step('end-to-end tests', () => e2e({ full }));
    }
  }
  console.log(`\n${timing.table()}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
  return total.failed === 0 ? 0 : 1;
});
