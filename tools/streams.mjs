import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a program's output goes: shown while it comes, and kept. */
export class EchoedStreams {
  stdio = ['pipe', 'pipe'];
  #text = { stdout: '', stderr: '', output: '' };

  /** @param {import('node:child_process').ChildProcess} child */
  follow(child) {
    for (const name of ['stdout', 'stderr']) {
      child[name]?.setEncoding('utf8').on('data', (chunk) => {
        this.#text[name] += chunk;
        this.#text.output += chunk;
        process[name].write(chunk);
      });
    }
  }

  async text() {
    return this.#text;
  }
}

/**
 * Where a program's output goes: into files. Nx ends by process.exit, and what it has written to the socket that Node
 * gives a child, but the socket has not taken yet, is lost; a file takes everything at once.
 */
export class FileStreams {
  #folder;
  #files;

  static async open() {
    const streams = new FileStreams();
    streams.#folder = await mkdtemp(join(tmpdir(), 'nx-robyn-output-'));
    streams.#files = await Promise.all(['stdout', 'stderr'].map((name) => open(join(streams.#folder, name), 'w')));
    return streams;
  }

  get stdio() {
    return this.#files.map(({ fd }) => fd);
  }

  follow() {}

  async text() {
    await Promise.all(this.#files.map((file) => file.close()));
    const [stdout, stderr] = await Promise.all(['stdout', 'stderr'].map((name) => readFile(join(this.#folder, name), 'utf8')));
    await rm(this.#folder, { recursive: true, force: true });
    return { stdout, stderr, output: stdout + stderr };
  }
}
