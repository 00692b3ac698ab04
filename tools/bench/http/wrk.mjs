import { join } from 'node:path';
import { capture, run } from '../../command.mjs';
import { Failure } from '../../failure.mjs';
import { ROOT } from '../../paths.mjs';

const SCRIPTS = join(ROOT, 'tools', 'bench', 'http', 'wrk');
/** What a machine that pauses for seconds adds is a latency, and no missing answer. */
const PATIENCE = '30s';
const MILLISECONDS = { us: 1e-3, ms: 1, s: 1e3, m: 60e3 };

/** @returns {Promise<string | undefined>} why nothing can be loaded; undefined where wrk is there */
export async function whyNoWrk() {
  const there = await capture('wrk', ['--version']).catch(() => undefined);
  return there ? undefined : 'wrk is not on PATH: requests per second and latencies are left out (Debian: apt-get install wrk)';
}

/**
 * Loads a server with 32 connections that send one request after the other.
 * @param {string} url of the server; with `path`, of what every request asks for
 * @param {{ script?: string, args?: string[], seconds: number }} options `script`: a file of tools/bench/http/wrk that makes the requests
 * @returns {Promise<{ requests: number, p99: number }>} requests per second, and milliseconds within which 99 of 100 are answered
 * @throws {Failure} when a request has no answer, or one that is no success
 */
export async function load(url, { script, args = [], seconds }) {
  const made = script ? ['--script', join(SCRIPTS, script)] : [];
  const { stdout } = await run('wrk', ['-t1', '-c32', `-d${seconds}s`, '--timeout', PATIENCE, '--latency', ...made, url, '--', ...args]);
  const faults = stdout.match(/^ *(Non-2xx|Socket errors).*$/m);
  if (faults) throw new Failure({ what: `${url} does not answer every request with a success`, where: script, why: faults[0].trim() });
  const [, p99, unit] = stdout.match(/^ +99% +([\d.]+)(us|ms|s|m)$/m);
  return { requests: Number(stdout.match(/^Requests\/sec: +([\d.]+)$/m)[1]), p99: Number(p99) * MILLISECONDS[unit] };
}
