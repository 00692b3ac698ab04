import { join } from 'node:path';
import { run } from '../../command.mjs';
import { freePort } from '../../network.mjs';
import { Server } from './server.mjs';

/** What both sides have: the secret that signs tokens. */
export const SECRET = 'a-secret-that-only-this-measurement-knows-0123456789';

/** Connections of each worker, on both sides: all servers of a round together stay below PostgreSQL's hundred. */
export function pool(workers) {
  return { size: workers > 1 ? 5 : 10, overflow: 0 };
}

const FIELDS = '--fields=title:string(120),price:decimal(10,2):index,status:enum(draft|live):default=draft,notes:text?,stock:integer';
const PASSWORD = 'correct-horse-battery';

/** A service as the plugin generates it: products that anybody writes, articles that are guarded. */
export class MeasuredService {
  /**
   * @param {string} name of the project
   * @param {string} directory
   * @param {{ url: string, query: Function, drop: () => Promise<void> }} database
   */
  constructor(name, directory, database) {
    this.name = name;
    this.directory = directory;
    this.database = database;
  }

  /**
   * Generates and installs it, and makes its tables by its own migrations.
   * @param {import('../../workspace.mjs').Workspace} workspace
   * @param {{ design: string, orm: string }} stack
   * @param {{ url: string, query: Function, drop: () => Promise<void> }} database an empty one
   */
  static async generate(workspace, name, { design, orm }, database) {
    const options = ['--design', design, '--orm', orm, '--database', 'postgresql', '--no-interactive'];
    await workspace.nxOk(['g', 'nx-robyn:service', name, ...options]);
    for (const [entity, access] of [['product', 'none'], ['article', 'write']]) {
      await workspace.nxOk(['g', 'nx-robyn:entity', entity, `--project=${name}`, FIELDS, '--auth', access, '--no-interactive']);
    }
    await workspace.nxOk(['run', `${name}:install`]);
    const service = new MeasuredService(name, workspace.path('services', name), database);
    await service.#command(['makemigration', '--message', 'entities']);
    await service.#command(['migrate']);
    await service.#command(['create-user', '--username', 'ann', '--email', 'ann@example.com'], { input: PASSWORD });
    return service;
  }

  /** @param {number} workers @param {string} log path of a file @returns {Promise<Server>} */
  async start(workers, log) {
    const port = await freePort();
    const { size, overflow } = pool(workers);
    const env = {
      ...this.#settings,
      SETTINGS__SERVER__PORT: String(port),
      SETTINGS__SERVER__WORKERS: String(workers),
      SETTINGS__DATABASE__POOL_SIZE: String(size),
      SETTINGS__DATABASE__MAX_OVERFLOW: String(overflow),
    };
    return Server.start({ program: this.#python, args: ['-m', this.#module, 'serve'], cwd: this.directory, env, port, log });
  }

  /** An access token of a user of this service. @param {Server} server that serves it */
  async token(server) {
    const body = JSON.stringify({ login: 'ann', password: PASSWORD });
    const answer = await fetch(`${server.url}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return (await answer.json()).result.accessToken;
  }

  get #python() {
    return join(this.directory, '.venv', 'bin', 'python');
  }

  get #module() {
    return this.name.replaceAll('-', '_');
  }

  /** Production, logging as an operator's collector wants it: one line of JSON for each request on standard error. */
  get #settings() {
    return {
      SETTINGS__ENVIRONMENT: 'production',
      SETTINGS__AUTHENTICATION__SECRET: SECRET,
      SETTINGS__DATABASE__URL: this.database.url,
      SETTINGS__LOGGING__JSON_LINES: 'true',
      SETTINGS__LOGGING__FILE: '',
    };
  }

  #command(args, options = {}) {
    return run(this.#python, ['-m', this.#module, ...args], { cwd: this.directory, env: this.#settings, ...options });
  }
}
