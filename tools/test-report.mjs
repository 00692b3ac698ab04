import { writeFileSync } from 'node:fs';

const SYMBOL = { passed: '  ✔', failed: '  ✖', skipped: '  -' };

/**
 * A reporter for node's test runner: a line per test with its duration under the names of its suites, every failure's cause
 * beside it, in the end what each suite took and every failure again, and the counts as JSON in the file that NX_ROBYN_E2E_REPORT names.
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const names = [];
  const seconds = {};
  const failures = [];
  let heading;
  for await (const { type, data } of events) {
    if (type === 'test:diagnostic' && data.nesting > 0) yield `    ${data.message}\n`;
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type === 'test:start') names[data.nesting] = data.name;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.nesting === 0) seconds[data.name] = (seconds[data.name] ?? 0) + data.details.duration_ms / 1000;
    const outcome = data.skip !== undefined ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed';
    if (data.details?.type === 'suite' && outcome !== 'skipped' && !ownFailure(outcome, data)) continue;
    counts[outcome] += 1;
    const suites = names.slice(0, data.nesting).join(' › ');
    if (suites !== heading) yield `\n${(heading = suites)}\n`;
    const reason = outcome === 'skipped' ? `  not run: ${data.skip}` : '';
    yield `${SYMBOL[outcome]} ${data.name} (${(data.details.duration_ms / 1000).toFixed(1)} s)${reason}\n`;
    if (outcome !== 'failed') continue;
    const reported = indent(cause(data.details.error));
    failures.push(`${SYMBOL.failed} ${suites} › ${data.name}\n${reported}\n`);
    yield `${reported}\n`;
  }
  yield `\n${slowestFirst(seconds)}\n`;
  if (failures.length > 0) yield `\nfailed:\n${failures.join('')}`;
  if (process.env.NX_ROBYN_E2E_REPORT) writeFileSync(process.env.NX_ROBYN_E2E_REPORT, JSON.stringify(counts));
}

function slowestFirst(seconds) {
  return Object.entries(seconds)
    .sort(([, one], [, other]) => other - one)
    .map(([suite, sum]) => `${sum.toFixed(1).padStart(7)} s  ${suite}`)
    .join('\n');
}

/** A suite counts only when it is itself what failed, as in a hook, or what is not run. */
function ownFailure(outcome, { details }) {
  return outcome === 'failed' && !['subtestsFailed', 'cancelledByParent'].includes(details.error?.failureType);
}

function cause(error) {
  if (error?.failureType === 'cancelledByParent') return 'not run: what it needs failed';
  const inner = error?.cause ?? error;
  return inner?.stack ?? String(inner);
}

function indent(text) {
  return text.replace(/^/gm, '      ');
}
