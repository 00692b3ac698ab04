import { spawn } from 'node:child_process';
import { environment } from './environment.mjs';
import { Failure } from './failure.mjs';
import { leadGroup } from './process-groups.mjs';
import { EchoedStreams, FileStreams } from './streams.mjs';

/**
 * Runs a program to its end, arguments as given (no shell).
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, input?: string, echo?: boolean, timeout?: number }} options
 *   `env` is added to {@link environment}; `echo` shows the output while it comes; `timeout` in milliseconds, then SIGKILL to it and all that it
 *   started
 * @returns {Promise<{ code: number | null, signal: string | null, stdout: string, stderr: string, output: string, seconds: number }>}
 *   `output` is both streams: in order of arrival when echoed, else one after the other
 * @throws {Failure} when the program cannot be started
 */
export async function capture(program, args, { cwd, env, input, echo = false, timeout } = {}) {
  const started = performance.now();
  const streams = echo ? new EchoedStreams() : await FileStreams.open();
  const child = spawn(program, args, { cwd, env: environment(env), detached: true, stdio: ['pipe', ...streams.stdio] });
  const group = leadGroup(child);
  const timer = timeout && setTimeout(group.kill, timeout);
  streams.follow(child);
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  const end = await new Promise((resolve) => {
    child.on('error', (error) => resolve({ error }));
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  clearTimeout(timer);
  group.forget();
  const seconds = (performance.now() - started) / 1000;
  const text = await streams.text();
  if (!end.error) return { ...end, ...text, seconds };
  throw new Failure({ what: `Cannot start ${program}`, where: cwd, why: end.error.message, fix: `install ${program} and put it on PATH` });
}

/**
 * As {@link capture}, but anything other than exit code 0 is a failure.
 * @throws {Failure} with the program's own words
 */
export async function run(program, args, options = {}) {
  const result = await capture(program, args, options);
  if (result.code !== 0) {
    throw new Failure({
      what: `${shorten([program, ...args].join(' '))} ended with ${result.signal ?? `exit code ${result.code}`}`,
      where: options.cwd ?? process.cwd(),
      why: options.echo ? 'see its output above' : tail(result.output, 60),
    });
  }
  return result;
}

function shorten(line) {
  return line.length > 200 ? `${line.slice(0, 200)} ...` : line;
}

function tail(text, lines) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
