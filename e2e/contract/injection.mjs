import assert from 'node:assert/strict';
import { it } from 'node:test';
import { exchange } from '../../tools/network.mjs';
import { failure, result } from '../fixtures/client.mjs';
import { eventually } from '../fixtures/eventually.mjs';
import { logIn, member, stranger } from '../fixtures/member.mjs';

const SQL = ["' OR '1'='1", "'; DROP TABLE users; --", '" OR ""="', "') OR 1=1 --", '%', '_', "\\' OR 1=1 --", "1; SELECT pg_sleep(9)", "' UNION SELECT * FROM users --", '$1', ':id', '?', '${7*7}', '{{7*7}}'];

/** @param {() => import('./index.mjs').Given} given */
export function injection(given) {
  it('SQL: a value is a value, wherever it stands', async () => {
    const { client } = given();
    const person = await member(given());
    for (const text of SQL) {
      const word = text.replaceAll(' ', '');
      failure(await client.post('/auth/refresh', { refreshToken: word }), 401);
      failure(await client.get('/auth/me', { headers: { authorization: `Bearer ${word}` } }), 401);
      failure(await client.post('/users', { ...stranger(), username: text }), 422);
      failure(await client.post('/users/activate', { key: text }), 422);
      failure(await client.post('/users/password/reset/confirm', { key: text, password: person.password }), 422);
      const headers = { cookie: `orders-session=${encodeURIComponent(text)}` };
      assert.equal(result(await client.get('/auth/session', { headers })).active, false);
    }
    const logins = SQL.slice(0, 4).map((text) => text.replaceAll(' ', ''));
    for (const login of [...logins, ...logins.map((login) => `${person.username}${login}`), ...logins.map((login) => `${login}@example.org`)]) {
      failure(await client.post('/auth/login', { login, password: login }), 401, 'invalid_credentials');
    }
    await logIn(given(), person);
  });

  it('headers: nothing that a client sends ends one or begins another', async () => {
    const { client, port } = given();
    for (const id of ['a%0d%0aX-Evil: 1', 'a\tb', 'ü', 'x'.repeat(5000), '<script>', '${7*7}', 'a,b']) {
      const reply = await client.get('/nothing', { headers: { 'x-request-id': encodeURIComponent(id) === id ? id : Buffer.from(id).toString('latin1') } });
      assert.equal(reply.status, 404);
      assert.match(reply.headers.get('x-request-id'), /^[A-Za-z0-9._-]{1,128}$/);
      assert.equal(reply.headers.get('x-evil'), null);
    }
    for (const value of ['a\r\n X-Evil: 1', 'a\nX-Evil: 1', 'a\rX-Evil: 1', 'a\0b']) {
      const raw = await exchange(port, Buffer.from(`GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-ID: ${value}\r\nOrigin: https://a${value}\r\n\r\n`, 'latin1'), { timeout: 2000 });
      const [head] = raw.split('\r\n\r\n');
      assert.doesNotMatch(head, /^x-evil:/im);
      assert.doesNotMatch(head, /^HTTP\/1\.1 5/);
    }
    assert.equal((await client.get('/health')).status, 200);
  });

  it('paths: none leads out of what the service serves', async () => {
    const { client, port } = given();
    const up = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '....//', '%252e%252e%252f', '..;/'];
    for (const step of up) {
      for (const start of ['/docs/', '/', '/docs/swagger-ui.css/']) {
        for (const target of ['pyproject.toml', 'etc/passwd', '__init__.py']) {
          const raw = await exchange(port, `GET ${start}${step.repeat(4)}${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, { timeout: 5000 });
          assert.match(raw, /^HTTP\/1\.1 4/, `${start}${step}${target}: ${raw.slice(0, 100)}`);
          assert.doesNotMatch(raw, /root:|\[project\]/);
        }
      }
    }
    for (const path of ['/docs/%00', '/docs/swagger-ui.css%00.js', '/docs/%c0%ae%c0%ae', '/docs/\u00e9', `/docs/${'x'.repeat(20_000)}`, `/${'a/'.repeat(10_000)}`, '/%', '/docs/%zz']) {
      failure(await client.get(path), 404, 'not_found');
    }
  });

  it('the log: one line for each request, and nothing that moves a cursor', async () => {
    const { client, port, lines } = given();
    const mark = `mark${Date.now()}`;
    const smuggled = ['%0d%0a2030-01-01T00:00:00.000+0000 INFO forged', '%1b[2J%1b[31m', '%e2%80%a8', '%c2%85', '%00', '\u2028', '\u001b[2J', '\u0085', '{0}{x}%s', '<red>'];
    for (const text of smuggled) {
      const path = `/${mark}/${text}`.replaceAll(' ', '%20');
      await exchange(port, Buffer.from(`GET ${path} HTTP/1.1\r\nHost: x\r\nUser-Agent: ${text}\r\nX-Request-ID: ${text}\r\nConnection: close\r\n\r\n`), { timeout: 2000 });
    }
    await client.get(`/${mark}/end`);
    await eventually(() => lines().some((line) => line.includes(`${mark}/end`)), 'the last request in the log');
    const marked = lines().filter((line) => line.includes(mark));
    assert.ok(marked.length > smuggled.length / 2, marked.join('\n'));
    assert.deepEqual(lines().filter((line) => /^2030-/.test(line)), []);
    // eslint-disable-next-line no-control-regex
    for (const line of lines()) assert.doesNotMatch(line, /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/, JSON.stringify(line));
  });
}
