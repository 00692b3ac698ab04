import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { oversizedBody } from '../fixtures/attackers.mjs';
import { eventually } from '../fixtures/eventually.mjs';
import { faults } from '../fixtures/faults.mjs';
import { result } from '../fixtures/client.mjs';
import { Mailbox } from '../fixtures/mailbox.mjs';
import { logIn, member } from '../fixtures/member.mjs';
import { PostgresqlCluster } from '../fixtures/postgresql-cluster.mjs';
import { Service } from '../fixtures/service.mjs';
import { Stack } from '../fixtures/stack.mjs';
import { workspaceOfServices } from '../fixtures/workspace.mjs';
import { Writers } from '../fixtures/writers.mjs';

/** Seconds of the service's own deadline. */
const DEADLINE = 3;
/** What a client waits beyond it, in the time that the service took to start: every worker may have died, and the next has to start first. */
const STARTS = 2;

/**
 * Writes that go on while the service, its workers and its database are killed, attacked and restarted: what was acknowledged is there, once.
 * @param {ConstructorParameters<typeof Stack>[0]} choice
 * @param {number} seconds of every fault
 */
export function faultRun(choice, seconds) {
  const stack = new Stack(choice);
  describe(`faults under load: ${stack.name}`, () => {
    const rows = [];
    const tested = { deadline: DEADLINE, running: () => running, restart };
    let running, env, token, service, patience;
    let log = '';

    before(async () => {
      const workspace = await workspaceOfServices();
      service = await Service.installed(workspace, 'orders', stack);
      await workspace.nxOk(['g', 'nx-robyn:entity', 'parcel', '--project=orders', '--no-interactive', '--fields=title:string(80)']);
      await workspace.nxOk(['run', 'orders:makemigration', '--message=parcels']);
      tested.cluster = await PostgresqlCluster.start();
      tested.database = await tested.cluster.server.database();
      env = {
        SETTINGS__ENVIRONMENT: 'production',
        SETTINGS__DATABASE__URL: tested.database.url,
        SETTINGS__DATABASE__POOL_SIZE: '2',
        SETTINGS__DATABASE__MAX_OVERFLOW: '1',
        SETTINGS__DATABASE__POOL_TIMEOUT: '1',
        SETTINGS__DATABASE__STATEMENT_TIMEOUT: String(DEADLINE),
        SETTINGS__SERVER__REQUEST_TIMEOUT: String(DEADLINE),
        SETTINGS__AUTHENTICATION__ACCESS_MINUTES: '60',
      };
      const began = performance.now();
      running = await service.serve({ env });
      patience = DEADLINE * 1000 + STARTS * (performance.now() - began);
      env.SETTINGS__SERVER__PORT = String(running.port);
      const given = { client: running.client, mailbox: Mailbox.ofLog(running) };
      token = (await logIn(given, await member(given))).accessToken;
    });

    after(() => console.log(`${table(rows)}\nNo answer within ${Math.round(patience)} ms would be a request that hangs.`));

    async function restart() {
      const ended = await running.stop('SIGTERM');
      assert.deepEqual(ended, { code: 0, signal: null }, running.lines.slice(-40).join('\n'));
      log += running.log;
      running = await service.serve({ env });
    }

    for (const fault of faults) {
      it(`${fault.name}: what was acknowledged is there, once${fault.losesNothing ? ', and no request is lost' : ''}`, async () => {
        const writers = new Writers({ port: running.port, path: '/parcels', token, patience });
        await eventually(() => writers.counts.acknowledged > 20, 'the first rows');
        await fault.inflict(tested, Date.now() + seconds * 1000);
        await eventually(async () => (await running.client.get('/health/ready').catch(() => undefined))?.status === 200, 'the service to be ready again', 60_000);
        const counts = await writers.stop();
        const stored = await storedTitles(tested.database, writers.asked);
        const read = [...writers.closed].filter((id) => (log + running.log).includes(id));
        counts.lost += read.length;
        counts.closed -= read.length;
        const twice = [...stored.values()].filter((times) => times > 1).length;
        rows.push({ fault: fault.name, ...counts, stored: stored.size, twice });
        assert.ok(counts.onKept > 0 && counts.onKept < counts.requests, 'kept connections and new ones');
        assert.deepEqual([...writers.acknowledged].filter((title) => !stored.has(title)), [], 'acknowledged, and not there');
        assert.equal(twice, 0, 'rows that are there twice');
        assert.deepEqual([...writers.unexpected], [], 'answers that nobody expects');
        assert.equal(counts.hung, 0, `requests without an answer after ${patience} ms`);
        assert.equal(stored.size, writers.acknowledged.size, 'rows that nobody was told of');
        if (fault.losesNothing) assert.equal(counts.lost, 0, [...writers.losses].join('; '));
      });
    }

    it('a body of gigabytes costs its worker at most', { skip: process.platform !== 'linux' && 'only Linux keeps to RLIMIT_DATA' }, async () => {
      const died = () => running.lines.filter((line) => / died \(signal SIGABRT\)/.test(line)).length;
      const before = died();
      const taken = await oversizedBody(running.port, 4 * 1024 ** 3);
      assert.ok(taken < 2 * 1024 ** 3, `the service took ${taken} bytes`);
      await eventually(() => died() === before + 1, 'the worker to end');
      await eventually(async () => (await running.client.get('/health').catch(() => undefined))?.status === 200, 'an answer', 60_000);
    });

    it('is the service that it was', async () => {
      result(await running.client.get('/health/ready'));
      assert.deepEqual(await running.stop(), { code: 0, signal: null }, running.lines.slice(-40).join('\n'));
    });
  });
}

/** @returns {Promise<Map<string, number>>} how many rows there are of each title that was asked for */
async function storedTitles(database, titles) {
  const rows = await database.query('SELECT title, count(*)::int AS times FROM parcels GROUP BY title');
  return new Map(rows.filter(({ title }) => titles.has(title)).map(({ title, times }) => [title, times]));
}

function table(rows) {
  const columns = ['fault', 'requests', 'acknowledged', 'lost', 'closed', 'refused', '503', 'retried', 'hung', 'in database', 'twice'];
  const cells = rows.map((row) =>
    [row.fault, row.requests, row.acknowledged, row.lost, row.closed, row.refused, row.unavailable, row.retried, row.hung, row.stored, row.twice].map(String),
  );
  const lines = [columns, columns.map(() => '---'), ...cells];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
