import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { environment } from '../../environment.mjs';
import { Failure } from '../../failure.mjs';
import { leadGroup } from '../../process-groups.mjs';

const PATIENCE = 60_000;

/** A server whose log goes into a file: nobody reads it while it is measured. */
export class Server {
  #child;
  #group;
  #exited;
  #log;

  /**
   * Starts it and waits for the first 200 of GET /health.
   * @param {{ program: string, args: string[], cwd: string, env: Record<string, string>, port: number, log: string }} how `log`: path of the file
   * @returns {Promise<Server>} `seconds`: from its start to that answer
   */
  static async start({ program, args, cwd, env, port, log }) {
    const server = new Server();
    const file = await open(log, 'w');
    const started = performance.now();
    server.#child = spawn(program, args, { cwd, env: environment(env), detached: true, stdio: ['ignore', file.fd, file.fd] });
    server.#group = leadGroup(server.#child);
    server.#log = log;
    server.#exited = new Promise((resolve) => {
      server.#child.on('error', resolve);
      server.#child.on('exit', resolve);
    }).then((end) => (server.ended = end ?? 'a signal'));
    await file.close();
    server.url = `http://127.0.0.1:${port}`;
    await server.#answers(started + PATIENCE);
    server.seconds = (performance.now() - started) / 1000;
    return server;
  }

  get pid() {
    return this.#child.pid;
  }

  async stop() {
    this.#child.kill('SIGTERM');
    const timer = setTimeout(this.#group.kill, 30_000);
    await this.#exited;
    clearTimeout(timer);
    this.#group.forget();
  }

  async #answers(deadline) {
    while (this.ended === undefined && performance.now() < deadline) {
      const answer = await fetch(`${this.url}/health`).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    this.#group.kill();
    const lines = (await readFile(this.#log, 'utf8')).trimEnd().split('\n').slice(-40);
    throw new Failure({ what: `No answer from ${this.url}/health`, why: [`it ended: ${this.ended ?? 'no'}`, ...lines].join('\n') });
  }
}
