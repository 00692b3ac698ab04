import { spawn } from 'node:child_process';
import { environment } from './environment.mjs';
import { Failure } from './failure.mjs';

/**
 * Runs a program to its end, arguments as given (no shell).
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, input?: string, echo?: boolean, timeout?: number }} options
 *   `env` is added to {@link environment}; `echo` shows the output while it comes; `timeout` in milliseconds, then SIGKILL
 * @returns {Promise<{ code: number | null, signal: string | null, stdout: string, stderr: string, output: string, seconds: number }>}
 * @throws {Failure} when the program cannot be started
 */
export function capture(program, args, { cwd, env, input, echo = false, timeout } = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { cwd, env: environment(env), timeout, killSignal: 'SIGKILL' });
    const text = { stdout: '', stderr: '', output: '' };
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8');
      child[stream].on('data', (chunk) => {
        text[stream] += chunk;
        text.output += chunk;
        if (echo) process[stream].write(chunk);
      });
    }
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
    child.on('error', (error) =>
      reject(new Failure({ what: `Cannot start ${program}`, where: cwd, why: error.message, fix: `install ${program} and put it on PATH` })),
    );
    child.on('close', (code, signal) => resolve({ code, signal, ...text, seconds: (performance.now() - started) / 1000 }));
  });
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
