import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../command.mjs';
import { freePort } from '../../network.mjs';
import { PINS, ROOT, TOOLS } from '../../paths.mjs';
import { findPython } from '../../provision/python.mjs';
import { Server } from './server.mjs';
import { pool, SECRET } from './service.mjs';

const SOURCE = join(ROOT, 'tools', 'bench', 'http', 'fastapi');
const HOME = join(TOOLS, 'fastapi');

/** FastAPI in an environment of its own; what the service has as well is of the same version. */
export async function installReference() {
  await mkdir(TOOLS, { recursive: true });
  await run('uv', ['venv', '--quiet', '--clear', '--python', await findPython(), HOME]);
  const python = join(HOME, 'bin', 'python');
  const packages = ['--requirement', join(SOURCE, 'requirements.txt'), '--constraint', PINS];
  await run('uv', ['pip', 'install', '--quiet', '--compile-bytecode', '--python', python, ...packages]);
}

/** The reference, on the tables, tokens and pool of a service. */
export class Reference {
  /**
   * @param {import('./service.mjs').MeasuredService} service whose tables and users it has
   * @param {{ bare?: boolean }} options `bare`: without request ids and without an access log
   */
  constructor(service, { bare = false } = {}) {
    this.service = service;
    this.bare = bare;
  }

  get database() {
    return this.service.database;
  }

  /** @param {number} workers @param {string} log path of a file @returns {Promise<Server>} */
  async start(workers, log) {
    const port = await freePort();
    const access = this.bare ? ['--no-access-log'] : [];
    const args = ['shop.main:app', '--port', String(port), '--workers', String(workers), '--loop', 'uvloop', '--http', 'httptools', ...access];
    return Server.start({ program: join(HOME, 'bin', 'uvicorn'), args, cwd: SOURCE, env: this.#settings(pool(workers)), port, log });
  }

  #settings({ size, overflow }) {
    return {
      SHOP_DATABASE_URL: this.database.url,
      SHOP_POOL_SIZE: String(size),
      SHOP_MAX_OVERFLOW: String(overflow),
      SHOP_SECRET: SECRET,
      SHOP_AUDIENCE: this.service.name,
      SHOP_BARE: String(this.bare),
      PYTHONPYCACHEPREFIX: join(HOME, 'pycache'),
    };
  }
}
