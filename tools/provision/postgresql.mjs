import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Background } from '../background.mjs';
import { freePort } from '../network.mjs';
import { scriptArguments } from '../python-tool.mjs';

const require = createRequire(import.meta.url);

/** A PostgreSQL on which databases of one's own are made and dropped. */
export class PostgreSQL {
  /** @param {{ port: number, user: string, origin: string, server?: Background }} place */
  constructor({ port, user, origin, server }) {
    Object.assign(this, { port, user, origin, server });
  }

  /** @returns {string} `postgresql://...` of a database of this server */
  url(database) {
    return `postgresql://${encodeURIComponent(this.user)}@127.0.0.1:${this.port}/${database}`;
  }

  /**
   * Makes an empty database with a name of its own.
   * @returns {Promise<{ name: string, url: string, query: (sql: string) => Promise<object[]>, drop: () => Promise<void> }>}
   */
  async database() {
    const name = `nx_robyn_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
    await query(this.url('postgres'), `CREATE DATABASE "${name}"`);
    return {
      name,
      url: this.url(name),
      query: (sql) => query(this.url(name), sql),
      drop: async () => void (await query(this.url('postgres'), `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)),
    };
  }

  async stop() {
    await this.server?.close();
  }
}

/**
 * The server on 127.0.0.1:5432 (or PGPORT) where one answers, else one from PyPI's pgserver in a temporary folder.
 * @returns {Promise<PostgreSQL | { absent: string }>} `absent` says why there is none
 */
export async function providePostgresql() {
  const port = Number(process.env.PGPORT ?? 5432);
  const users = [process.env.PGUSER, userInfo().username, 'postgres', 'root'].filter(Boolean);
  for (const user of new Set(users)) {
    const found = new PostgreSQL({ port, user, origin: `the server on 127.0.0.1:${port} as ${user}` });
    if (await answers(found)) return found;
  }
  return startFromPackage();
}

async function startFromPackage() {
  const directory = await mkdtemp(join(tmpdir(), 'nx-robyn-postgresql-'));
  const port = await freePort();
  const server = new Background('uv', scriptArguments('pgserver', 'postgresql_server.py', [directory, String(port)]));
  try {
    await server.line(/^ready$/, 120_000);
  } catch (error) {
    await server.stop('SIGKILL');
    return { absent: `no server on 127.0.0.1 lets us in, and PyPI's pgserver does not start: ${error.message}` };
  }
  return new PostgreSQL({ port, user: 'postgres', origin: "PyPI's pgserver", server });
}

/** A server counts when databases can be made on it. */
async function answers(candidate) {
  try {
    const [role] = await query(
      candidate.url('postgres'),
      'SELECT rolcreatedb OR rolsuper AS able FROM pg_roles WHERE rolname = current_user',
    );
    return role?.able === true;
  } catch {
    return false;
  }
}

async function query(url, sql) {
  const { Client } = require('pg');
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
