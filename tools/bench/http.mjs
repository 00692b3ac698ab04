import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../failure.mjs';
import { providePostgresql } from '../provision/postgresql.mjs';
import { Workspace, temporary } from '../workspace.mjs';
import { memoryOf } from './http/memory.mjs';
import { Reference, installReference } from './http/reference.mjs';
import { MeasuredService } from './http/service.mjs';
import { fill } from './http/tables.mjs';
import { load, whyNoWrk } from './http/wrk.mjs';
import { interleave } from './interleave.mjs';

/** The services that are measured, by the name of their column. */
const STACKS = {
  ddd: { design: 'ddd', orm: 'sqlalchemy' },
  mvc: { design: 'mvc', orm: 'sqlalchemy' },
  tortoise: { design: 'ddd', orm: 'tortoise' },
};

/** What is asked of a server. `writes`: the tables are filled anew before. */
const LOADS = {
  health: { path: '/health' },
  key: { script: 'read-by-key.lua' },
  list: { script: 'list.lua' },
  insert: { script: 'insert.lua', args: () => ['/products'], writes: true },
  guarded: { script: 'insert.lua', args: (token) => ['/articles', token], writes: true },
};
const AT_FOUR_WORKERS = ['key', 'list', 'insert'];

/**
 * Generated services beside FastAPI: requests per second of one process, latencies of four, start and memory. All on one PostgreSQL, on tables
 * with the same rows, with pools of the same size; each logs every request into a file. FastAPI's side gives its answers request ids as well;
 * `bare` is FastAPI without these and without an access log.
 * @param {{ seconds?: number, rounds?: number, say?: (line: string) => void }} options `seconds` of one run
 * @returns {Promise<{ requests: object, latency: object, start: object, memory: object, absent?: string }>} `requests` and `latency` by load and
 *   side, medians with their spread; empty where wrk is not there, which `absent` says
 */
export async function measureHttp({ seconds = 3, rounds = 5, say = console.log } = {}) {
  const absent = await whyNoWrk();
  const postgresql = await providePostgresql();
  if (postgresql.absent) throw new Failure({ what: 'There is no PostgreSQL to measure on', why: postgresql.absent, fix: 'start one on 127.0.0.1:5432' });
  const logs = await temporary('nx-robyn-bench-');
  const workspace = await Workspace.bare();
  const databases = [];
  try {
    await installReference();
    await workspace.nxOk(['g', 'nx-robyn:init']);
    const sides = {};
    for (const [name, stack] of Object.entries(STACKS)) {
      databases.push(await postgresql.database());
      sides[name] = await MeasuredService.generate(workspace, `${name}-shop`, stack, databases.at(-1));
      await fill(sides[name].database);
      say(`${name}: generated, ${stack.design} and ${stack.orm}`);
    }
    sides.fastapi = new Reference(sides.ddd);
    const bare = { bare: new Reference(sides.ddd, { bare: true }) };
    const start = await interleave(mapValues(sides, (side, name) => () => secondsToStart(side, join(logs, name))), rounds);
    const requests = absent ? {} : await measureRequests({ ...sides, ...bare }, { logs: join(logs, 'one'), seconds, rounds, say });
    const { latency, memory } = await measureFourWorkers(sides, { logs: join(logs, 'four'), seconds, rounds, absent, say });
    return { requests, latency, start, memory, absent };
  } finally {
    await workspace.remove();
    for (const database of databases) await database.drop();
    await postgresql.stop();
    await rm(logs, { recursive: true, force: true });
  }
}

async function secondsToStart(side, log) {
  const server = await side.start(1, log);
  await server.stop();
  return server.seconds;
}

async function measureRequests(sides, { logs, seconds, rounds, say }) {
  return withServers(sides, 1, logs, async (servers) => {
    const requests = {};
    for (const name of Object.keys(LOADS)) {
      requests[name] = await interleave(mapValues(sides, (side) => async () => (await run(name, side, servers, seconds)).requests), rounds);
      say(`${name}: ${medians(requests[name])} requests per second`);
    }
    return requests;
  });
}

async function measureFourWorkers(sides, { logs, seconds, rounds, absent, say }) {
  return withServers(sides, 4, logs, async (servers) => {
    const latency = {};
    for (const name of absent ? [] : AT_FOUR_WORKERS) {
      latency[name] = await interleave(mapValues(sides, (side) => async () => (await run(name, side, servers, seconds)).p99), rounds);
      say(`${name}, four workers: ${medians(latency[name])} ms for 99 of 100`);
    }
    const memory = await interleave(mapValues(sides, (side) => async () => (await memoryOf(servers.get(side).pid)) / 4), rounds);
    return { latency, memory };
  });
}

async function run(name, side, servers, seconds) {
  const { path = '', script, args, writes } = LOADS[name];
  if (writes) await fill(side.database);
  const issuer = side.service ?? side; // the reference takes the tokens of the service whose tables it has
  const given = args?.(name === 'guarded' ? await issuer.token(servers.get(issuer)) : undefined) ?? [];
  return load(`${servers.get(side).url}${path}`, { script, args: given, seconds });
}

async function withServers(sides, workers, logs, body) {
  await mkdir(logs, { recursive: true });
  const servers = new Map();
  try {
    for (const [name, side] of Object.entries(sides)) servers.set(side, await side.start(workers, join(logs, name)));
    return await body(servers);
  } finally {
    await Promise.all([...servers.values()].map((server) => server.stop()));
  }
}

/** What has been measured, as it comes. */
function medians(measured) {
  return Object.entries(measured).map(([side, { median }]) => `${side} ${median.toFixed(1)}`).join(', ');
}

function mapValues(object, body) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, body(value, name)]));
}
