import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { capture } from '../tools/command.mjs';
import { exchange } from '../tools/network.mjs';
import { newestNginx } from '../tools/provision/nginx.mjs';
import { temporary } from '../tools/workspace.mjs';
import { contract } from './contract/index.mjs';
import { failure } from './fixtures/client.mjs';
import { eventually } from './fixtures/eventually.mjs';
import { full } from './fixtures/extent.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { flood } from './fixtures/flood.mjs';
import { Load } from './fixtures/load.mjs';
import { Mailbox } from './fixtures/mailbox.mjs';
import { stranger } from './fixtures/member.mjs';
import { peakMemory } from './fixtures/peak-memory.mjs';
import { nginxOrigin, noNginx, Proxy } from './fixtures/proxy.mjs';
import { unhampered } from './fixtures/rates.mjs';
import { rawError } from './fixtures/raw-error.mjs';
import { emptyDatabase, mailServer, noPostgresql } from './fixtures/servers.mjs';
import { SECRET, Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const MIB = 2 ** 20;

describe('the service behind nginx', { skip: noNginx }, () => {
  const stack = new Stack();
  let service, mail;

  before(async () => {
    service = await Service.installed(await workspaceOfServices(), 'orders', stack);
    mail = await mailServer();
  });

  /** The service, and nginx in front of it. */
  const both = async ({ env = {}, edits } = {}) => {
    const running = await service.serve({ env: { SETTINGS__MAILING__HOST: '127.0.0.1', SETTINGS__MAILING__PORT: String(mail.port), ...env } });
    await eventually(() => running.workers.length === 2, 'both workers', 120_000);
    return { running, proxy: await Proxy.start(service, { upstream: running.port, edits }) };
  };

  it('has a configuration that nginx takes, of this machine and the newest', async (t) => {
    t.diagnostic(nginxOrigin);
    const [program, args] = newestNginx();
    const checked = async (command, own) => {
      const place = await temporary('nx-robyn-nginx-');
      assertSuccess(await capture('cp', ['-r', `${service.path('deploy', 'nginx')}/.`, place]));
      if (own) assertSuccess(await capture('cp', [join(place, own), place]));
      const text = await readFile(join(place, 'nginx.conf'), 'utf8');
      await writeFile(join(place, 'nginx.conf'), text.replace('/var/log/nginx/access.log', join(place, 'access.log')));
      assertSuccess(await capture(command[0], [...command[1], '-t', '-q', '-p', place, '-c', join(place, 'nginx.conf')]));
    };
    await checked(['nginx', []]);
    await checked([program, args]);
    // A name that is asked for again and again: Debian's nginx is too old for it.
    await checked([program, args], 'compose/upstream.conf');
  });

  describe('answers as it does alone', () => {
    let tested;
    before(async () => {
      const production = full && !noPostgresql;
      const env = production ? { SETTINGS__ENVIRONMENT: 'production', SETTINGS__DATABASE__URL: (await emptyDatabase()).url, ...unhampered } : {};
      const { proxy } = await both({ env });
      tested = { client: proxy.client, port: proxy.port, mailbox: Mailbox.ofServer(mail), facts: { secret: SECRET, production, addressees: true, uid: stack.uid, proxied: true } };
    });
    contract('over HTTP', () => tested, { proxied: true });
  });

  describe('hears of whole requests alone', () => {
    let running, proxy;
    before(async () => {
      const short = [
        ['client_header_timeout 10s', 'client_header_timeout 1s'],
        ['client_body_timeout 10s', 'client_body_timeout 1s'],
      ];
      ({ running, proxy } = await both({ edits: short }));
    });

    const head = (name, ...headers) => ['POST /users HTTP/1.1', 'Host: x', `X-Request-ID: ${name}`, 'Content-Type: application/json', ...headers, '', ''].join('\r\n');
    /** The line that nginx wrote of a request. */
    const logged = (name) => eventually(() => proxy.requests.find(({ requestId }) => requestId === name), `a line of ${name}`);

    it('a malformed chunk is a 400, and the workers are the same as before', async () => {
      const known = running.workers;
      for (const size of ['ZZZ', '-1', 'FFFFFFFFFFFFFFFFF', '']) {
        const reply = rawError(await exchange(proxy.port, `${head(`chunk-${size}`, 'Transfer-Encoding: chunked')}${size}\r\n{}\r\n`));
        assert.deepEqual([reply.status, reply.error.code, reply.error.requestId], [400, 'bad_request', `chunk-${size}`]);
        assert.equal((await logged(`chunk-${size}`)).upstream, '');
      }
      await pause(500);
      assert.deepEqual(running.workers, known);
      assert.equal((await proxy.client.get('/health')).status, 200);
    });

    it('slow headers and slow bodies are cut off before the service hears of them', async () => {
      const started = proxy.requests.length;
      const slow = [
        exchange(proxy.port, 'POST /users HTTP/1.1\r\nHost: x\r\nX-', { timeout: 10_000 }),
        exchange(proxy.port, `${head('slow-body', 'Content-Length: 100')}{`, { timeout: 10_000 }),
        exchange(proxy.port, `${head('slow-chunk', 'Transfer-Encoding: chunked')}5\r\n{`, { timeout: 10_000 }),
      ];
      for (const reply of await Promise.all(slow)) assert.equal(reply, '');
      for (const name of ['slow-body', 'slow-chunk']) assert.deepEqual([(await logged(name)).status, (await logged(name)).upstream], [408, '']);
      assert.ok(proxy.requests.slice(started).every(({ status, upstream }) => status === 408 && upstream === ''));
      assert.equal((await proxy.client.get('/health')).status, 200);
    });

    it('as many slow clients as an address may have leave it fast for the others', async () => {
      const clients = Array.from({ length: 200 }, () => {
        const socket = connect(proxy.port, '127.0.0.1', () => socket.write(`${head('one-of-many', 'Content-Length: 1000')}{`));
        return socket.on('error', () => {});
      });
      const replies = await Promise.all(Array.from({ length: 20 }, () => proxy.client.get('/health/ready')));
      assert.deepEqual(replies.map(({ status }) => status), replies.map(() => 200));
      for (const socket of clients) socket.destroy();
    });

    it('a body over the limit is a 413, announced or not, and a gigabyte costs it no memory', async () => {
      const announced = rawError(await exchange(proxy.port, head('announced', `Content-Length: ${1024 * MIB}`)));
      assert.deepEqual([announced.status, announced.error.code], [413, 'payload_too_large']);
      const before = await Promise.all(running.workers.map(peakMemory));
      const streamed = rawError(await flood(proxy.port, head('streamed', 'Transfer-Encoding: chunked'), 1024));
      assert.deepEqual([streamed.status, streamed.error.code], [413, 'payload_too_large']);
      for (const name of ['announced', 'streamed']) assert.equal((await logged(name)).upstream, '');
      const after = await Promise.all(running.workers.map(peakMemory));
      after.forEach((bytes, index) => assert.ok(bytes - before[index] < 16 * MIB, `${before} ${after}`));
    });

    it('takes a body as large as the service does', async () => {
      const limit = Number((await readFile(service.path('.env.example'), 'utf8')).match(/MAX_BODY_BYTES=(\d+)/)[1]);
      const reply = await proxy.client.post('/auth/login', { login: 'x'.repeat(limit - 100), password: 'some pass phrase' });
      assert.notEqual(reply.status, 413);
      failure(await proxy.client.post('/auth/login', { login: 'x'.repeat(limit), password: '' }), 413, 'payload_too_large');
    });

    it('says in its words what nginx has to say itself', async () => {
      const known = running.workers;
      const get = (line, ...headers) => [line, 'Host: x', ...headers, 'Connection: close', '', ''].join('\r\n');
      for (const [status, code, bytes] of [
        [400, 'bad_request', 'nonsense\r\n\r\n'],
        [400, 'bad_request', get('GET /health HTTP/1.1', 'Content-Length: -5')],
        [400, 'bad_request', get('GET /health HTTP/1.1', 'Content-Length: 1', 'Transfer-Encoding: chunked')],
        [400, 'bad_request', 'GET /health HTTP/1.1\r\n\r\n'],
        [404, 'not_found', get('GET /%zz HTTP/1.1')],
        [404, 'not_found', get('GET /../../etc/passwd HTTP/1.1')],
        [404, 'not_found', get('GET /-/503 HTTP/1.1')],
        [405, 'method_not_allowed', get('PROPFIND / HTTP/1.1')],
        [405, 'method_not_allowed', get('QUERY /users HTTP/1.1')],
        [405, 'method_not_allowed', get('TRACE / HTTP/1.1')],
        [400, 'bad_request', get('GET /health HTTP/9.9')],
        [400, 'bad_request', get('GET /health HTTP/1.1', 'Transfer-Encoding: magic')],
        [405, 'method_not_allowed', get('CONNECT / HTTP/1.1')],
        [414, 'uri_too_long', get(`GET /${'x'.repeat(10_000)} HTTP/1.1`)],
        [431, 'headers_too_large', get('GET /health HTTP/1.1', `X-Large: ${'x'.repeat(10_000)}`)],
      ]) {
        const reply = rawError(await exchange(proxy.port, bytes));
        assert.deepEqual([reply.status, reply.error.code], [status, code], bytes.slice(0, 80));
        assert.equal(reply.headers['x-request-id'], reply.error.requestId);
        assert.match(reply.headers['content-type'], /^application\/json/);
        assert.doesNotMatch(reply.headers.server ?? '', /\d/);
        if (status === 405) assert.match(reply.headers.allow, /\bPOST\b/);
      }
      assert.match(await exchange(proxy.port, get('CONNECT x:443 HTTP/1.1')), /^HTTP\/1\.1 40[05] .*"code":"(bad_request|method_not_allowed)"/s);
      assert.deepEqual(running.workers, known);
    });
  });

  it('lets no client have more than its share at a time', async () => {
    const { proxy } = await both({ edits: [['limit_conn clients 256', 'limit_conn clients 1']] });
    const replies = await Promise.all(Array.from({ length: 30 }, () => proxy.client.post('/auth/login', { login: stranger().username, password: 'some pass phrase' })));
    const refused = replies.filter(({ status }) => status === 429);
    assert.ok(refused.length > 0, replies.map(({ status }) => status).join(' '));
    for (const reply of refused) {
      failure(reply, 429, 'too_many_requests');
      assert.equal(reply.headers.get('retry-after'), '1');
    }
  });

  describe('under load', () => {
    const requests = [
      // Not /health/ready: a worker that drains says that it is not.
      { method: 'GET', path: '/health' },
      { method: 'POST', path: '/users', json: { username: 'x' } },
      { method: 'POST', path: '/auth/login', json: { login: 'nobody-of-that-name', password: 'some pass phrase' } },
    ];

    for (const keepAlive of full ? [false, true] : [true]) {
      it(`loses nothing through rolling restarts${keepAlive ? ', on connections that are kept' : ''}`, async () => {
        const { running, proxy } = await both();
        const load = new Load({ port: proxy.port, clients: 16, keepAlive, requests });
        await eventually(() => load.counts.answered > 100, 'a hundred answers', 60_000);
        const replaced = () => (running.log.match(/ replaced \(process/g) ?? []).length;
        for (let restart = 1; restart <= (full ? 3 : 1); restart += 1) {
          process.kill(running.pid, 'SIGHUP');
          await eventually(() => replaced() === 2 * restart || / was not replaced/.test(running.log), `restart ${restart}`, 300_000);
          assert.doesNotMatch(running.log, / was not replaced/);
        }
        const counts = await load.stop();
        assert.equal(counts.lost + counts.refused, 0, `${JSON.stringify(counts)} ${[...new Set(load.losses)].join('; ')}`);
        const failed = proxy.requests.filter(({ status }) => status >= 500);
        assert.deepEqual(failed, [], JSON.stringify(load.byStatus));
      });
    }

    it('is a 503 while it is away, and the same again when it is back', async () => {
      const { running, proxy } = await both();
      const load = new Load({ port: proxy.port, clients: 16, keepAlive: true, requests });
      await eventually(() => load.counts.answered > 100, 'a hundred answers', 60_000);
      assert.deepEqual(await running.stop('SIGTERM', 60_000), { code: 0, signal: null }, running.log);
      const away = await proxy.client.get('/health');
      failure(away, 503, 'unavailable');
      assert.equal(away.headers.get('retry-after'), '1');
      await service.serve({ env: { SETTINGS__SERVER__PORT: String(running.port) } });
      await eventually(async () => (await proxy.client.get('/health/ready')).status === 200, 'its return', 10_000);
      const counts = await load.stop();
      assert.equal(counts.lost + counts.refused, 0, `${JSON.stringify(counts)} ${[...new Set(load.losses)].join('; ')}`);
      assert.deepEqual([...load.statuses].filter((status) => status >= 500), [503], JSON.stringify(load.byStatus));
    });
  });
});
