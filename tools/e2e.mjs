import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { capture } from './command.mjs';
import { Failure, main } from './failure.mjs';
import { pack } from './pack.mjs';
import { ROOT, TARBALL } from './paths.mjs';
import { provision } from './provision.mjs';
import { providePostgresql } from './provision/postgresql.mjs';
import { provideRedis } from './provision/redis.mjs';
import { Workspace, temporary } from './workspace.mjs';

const FOLDER = join(ROOT, 'e2e');
const RUNNER = join(ROOT, 'tools', 'test-files.mjs');

/**
 * Runs the end-to-end tests from the packed tarball.
 * @param {{ only?: string[], full?: boolean }} options `only`: parts of file names; `full`: the long sweeps too
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function e2e({ only = [], full = false } = {}) {
  const files = (await readdir(FOLDER, { recursive: true }))
    .filter((name) => name.endsWith('.e2e.mjs') && (only.length === 0 || only.some((part) => name.includes(part))))
    .sort(longestFirst);
  if (files.length === 0) throw new Failure({ what: `No test file matches ${only.join(', ')}`, where: FOLDER, fix: 'npm run e2e' });
  const [postgresql, redis] = await Promise.all([providePostgresql(), provideRedis()]);
  console.log(`PostgreSQL: ${postgresql.origin ?? `none, ${postgresql.absent}`}\nRedis: ${redis.origin ?? `none, ${redis.absent}`}`);
  const place = await temporary('nx-robyn-e2e-');
  const report = join(place, 'report.json');
  try {
    const bare = await Workspace.bare({ directory: join(place, 'bare') });
    const env = {
      NX_ROBYN_E2E_PLACE: place,
      NX_ROBYN_E2E_BARE: bare.directory,
      NX_ROBYN_E2E_REPORT: report,
      NX_ROBYN_E2E_FULL: full ? 'true' : undefined,
      NX_ROBYN_E2E_POSTGRESQL: JSON.stringify(postgresql.absent ? postgresql : { port: postgresql.port, user: postgresql.user }),
      NX_ROBYN_E2E_REDIS: JSON.stringify(redis.absent ? redis : { url: redis.url }),
      TMPDIR: place,
    };
    const run = await capture('node', [RUNNER, ...files.map((file) => join(FOLDER, file))], { cwd: ROOT, env, echo: true });
    const counts = JSON.parse(await readFile(report, 'utf8').catch(() => '{"passed":0,"failed":0,"skipped":0}'));
    if (run.code !== 0 && counts.failed === 0) counts.failed = 1;
    return counts;
  } finally {
    await Promise.all([postgresql.stop?.(), redis.stop?.()]);
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What is in folders takes minutes each, so that it comes first: no core is without work at the end. */
function longestFirst(one, other) {
  return other.split(sep).length - one.split(sep).length || (one < other ? 1 : -1);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await provision();
    const args = process.argv.slice(2);
    const packed = await stat(TARBALL).catch(() => undefined);
    if (!packed || !args.includes('--no-pack')) await pack();
    const counts = await e2e({ only: args.filter((arg) => !arg.startsWith('--')), full: args.includes('--full') });
    console.log(`\n${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`);
    return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
  });
}
