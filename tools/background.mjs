import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { environment } from './environment.mjs';
import { Failure } from './failure.mjs';
import { leadGroup } from './process-groups.mjs';

/**
 * A long-running program whose lines are kept. It leads a process group of its own, which is killed when this process ends:
 * nobody whom it started is left behind.
 */
export class Background {
  /** @type {string[]} lines of standard output and error, in order of arrival */
  lines = [];
  #child;
  #group;
  #exited;
  #listeners = new Set();

  /**
   * @param {string} program
   * @param {string[]} args
   * @param {{ cwd?: string, env?: Record<string, string | undefined> }} options
   */
  constructor(program, args, { cwd, env } = {}) {
    this.name = [program, ...args].join(' ');
    this.#child = spawn(program, args, { cwd, env: environment(env), detached: true });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        for (const listener of this.#listeners) listener(line);
      });
    }
    this.#child.stdin.on('error', () => {});
    this.#group = leadGroup(this.#child);
    this.#exited = new Promise((resolve) => {
      this.#child.on('error', (error) => resolve({ code: null, signal: error.message }));
      this.#child.on('exit', (code, signal) => setTimeout(() => this.#letGo(resolve, code, signal), 2000).unref());
      this.#child.on('close', (code, signal) => {
        this.#group.forget();
        resolve({ code, signal });
      });
    });
  }

  /** The program has ended; somebody whom it started may hold its output open, which nobody waits for. */
  #letGo(resolve, code, signal) {
    this.#child.stdout.unref();
    this.#child.stderr.unref();
    resolve({ code, signal });
  }

  get pid() {
    return this.#child.pid;
  }

  /** Everything printed so far, as one text. */
  get log() {
    return this.lines.join('\n');
  }

  /** @returns {Promise<{ code: number | null, signal: string | null }>} when the program has ended */
  get exited() {
    return this.#exited;
  }

  /**
   * The first line, past or future, that matches.
   * @param {RegExp} pattern
   * @param {number} timeout milliseconds
   * @returns {Promise<RegExpMatchArray>}
   * @throws {Failure} when the program ends or the time is up first
   */
  async line(pattern, timeout = 60_000) {
    for (const line of this.lines) {
      const match = line.match(pattern);
      if (match) return match;
    }
    let listener, timer;
    const found = new Promise((resolve) => {
      listener = (line) => line.match(pattern) && resolve(line.match(pattern));
      this.#listeners.add(listener);
    });
    const late = new Promise((resolve) => (timer = setTimeout(resolve, timeout, 'time is up')));
    const ended = this.#exited.then(({ code, signal }) => `it ended with ${signal ?? `exit code ${code}`}`);
    const outcome = await Promise.race([found, late, ended]);
    clearTimeout(timer);
    this.#listeners.delete(listener);
    if (typeof outcome !== 'string') return outcome;
    throw new Failure({ what: `No line ${pattern} from ${this.name}`, why: `${outcome}\n${this.lines.slice(-40).join('\n')}` });
  }

  /** Sends a signal and waits for the end. @returns {Promise<{ code: number | null, signal: string | null }>} */
  async stop(signal = 'SIGTERM', timeout = 30_000) {
    this.#child.kill(signal);
    const timer = setTimeout(() => this.#group.kill(), timeout);
    const result = await this.#exited;
    clearTimeout(timer);
    return result;
  }

  /** Ends standard input, which is how the servers of tools/python are told to go, and waits. */
  async close() {
    this.#child.stdin.end();
    return this.#exited;
  }
}
