import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { capture, run } from '../tools/command.mjs';
import { eventually } from './fixtures/eventually.mjs';
import { full } from './fixtures/extent.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const TOKEN = 'a-token-of-prometheus';
const PRODUCTION = { SETTINGS__ENVIRONMENT: 'production', SETTINGS__METRICS__TOKEN: TOKEN, SETTINGS__LOGGING__SLOW_QUERY_MS: '1' };
const EXTRA = {
  uv: { command: ['uv', ['sync', '--frozen', '--extra', 'tracing']], said: /uv sync --extra tracing/ },
  poetry: { command: ['poetry', ['install', '--no-interaction', '--extras', 'tracing']], said: /poetry install --extras tracing/ },
};

/** One stack, and in the full run another that has nothing in common with it. */
const stacks = [new Stack(), ...(full ? [new Stack({ design: 'mvc', orm: 'tortoise', packageManager: 'poetry' })] : [])];

for (const stack of stacks) {
  describe(`what a service tells of its work (${stack.name})`, () => {
    let service;

    before(async () => {
      service = await Service.installed(await workspaceOfServices(), 'orders', stack);
    });

    it('is one count of all workers, which outlives each of them', async () => {
      const running = await service.serve({ env: PRODUCTION });
      await eventually(() => running.workers.length === 2, 'both workers', 60_000);
      let asked = 0;
      const ask = async (times) => {
        asked += times;
        for (let count = 0; count < times; count += 1) assert.equal((await running.client.get('/openapi.json')).status, 200);
      };

      assert.equal((await running.client.get('/metrics')).status, 401);
      await ask(20);
      assert.equal(await requests(running, '/openapi.json'), asked);

      const [victim] = running.workers;
      process.kill(victim, 'SIGKILL');
      await eventually(() => running.workers.length === 2 && !running.workers.includes(victim), 'a worker in its place', 60_000);
      await ask(20);
      assert.equal(await requests(running, '/openapi.json'), asked);

      const replaced = () => running.lines.filter((line) => line.includes(' replaced ')).length;
      process.kill(running.pid, 'SIGHUP');
      await eventually(() => replaced() === 2, 'both workers to be replaced', 60_000);
      await ask(20);
      assert.equal(await requests(running, '/openapi.json'), asked);
      assert.deepEqual(await running.stop(), { code: 0, signal: null }, running.log);
    });

    it('is a log of JSON in production, a line for each request', async () => {
      const running = await service.serve({ env: PRODUCTION });
      await running.client.get('/users/no-such-thing?key=of-nobody', { headers: { 'x-request-id': 'trace-42' } });
      await running.client.post('/auth/login', { login: 'nobody', password: 'some pass phrase' }, { headers: { 'x-request-id': 'trace-43' } });
      assert.deepEqual(await running.stop(), { code: 0, signal: null }, running.log);
      const records = running.lines.map((line) => JSON.parse(line));
      const of = (id) => records.find(({ request_id, status }) => request_id === id && status !== undefined);
      assert.ok(records.every(({ time, level, worker, module, message }) => time && level && worker && module && message), running.log);
      assert.equal(of('trace-42').route, 'unmatched');
      assert.deepEqual([of('trace-43').method, of('trace-43').route, of('trace-43').status], ['POST', '/auth/login', 401]);
      assert.equal(typeof of('trace-43').duration_ms, 'number');
      assert.doesNotMatch(running.log, /of-nobody|some pass phrase/);
    });

    it('is no trace without the extra, which the lock has', async () => {
      const { command, said } = EXTRA[stack.packageManager];
      const env = { SETTINGS__TRACING__ENDPOINT: 'http://127.0.0.1:4318' };
      const refused = await service.command(['serve'], env);
      assert.equal(refused.code, 1, refused.output);
      assert.match(refused.output, said);

      await run(...command, { cwd: service.directory, env: { VIRTUAL_ENV: '' }, timeout: 600_000 });
      const tests = await capture(service.python, ['-m', 'pytest', '-q', 'tests/e2e/test_tracing.py'], { cwd: service.directory, timeout: 600_000 });
      assertSuccess(tests);
      assert.match(tests.output, /3 passed, 1 skipped/);
      assertSuccess(await capture(service.python, ['-m', 'mypy'], { cwd: service.directory, timeout: 600_000 }));
    });
  });
}

/** How often a route was asked, by all workers together. */
async function requests(running, route) {
  const { text } = await running.client.get('/metrics', { token: TOKEN });
  const counts = text.split('\n').filter((line) => line.startsWith('http_requests_total{') && line.includes(`route="${route}"`));
  return counts.reduce((sum, line) => sum + Number(line.split(' ').pop()), 0);
}
