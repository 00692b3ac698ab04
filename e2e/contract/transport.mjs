import assert from 'node:assert/strict';
import { it } from 'node:test';
import { exchange } from '../../tools/network.mjs';
import { failure } from '../fixtures/client.mjs';
import { eventually } from '../fixtures/eventually.mjs';

/** @param {() => import('./index.mjs').Given} given */
export function transport(given) {
  it('answers HEAD like GET, without the body', async () => {
    const { client } = given();
    for (const path of ['/health', '/openapi.json', '/docs', '/nothing/here', '/auth/me']) {
      const [head, get] = [await client.call('HEAD', path), await client.get(path)];
      assert.equal(head.status, get.status, path);
      assert.equal(head.text, '', path);
      assert.equal(head.headers.get('content-type'), get.headers.get('content-type'), path);
    }
  });

  it('gives every request an id, and keeps the one it came with', async () => {
    const { client } = given();
    const own = await client.get('/health', { headers: { 'x-request-id': 'trace-42.a_b' } });
    assert.equal(own.headers.get('x-request-id'), 'trace-42.a_b');
    const failed = await client.get('/nothing', { headers: { 'x-request-id': 'trace-43' } });
    assert.equal(failed.body.error.requestId, 'trace-43');
    const ids = await Promise.all(Array.from({ length: 5 }, async () => (await client.get('/health')).headers.get('x-request-id')));
    assert.equal(new Set(ids).size, 5);
    const odd = await client.get('/health', { headers: { 'x-request-id': 'a b"c'.repeat(100) } });
    assert.equal(odd.status, 200);
    assert.ok(odd.headers.get('x-request-id').length <= 200, 'an id that is too long is not repeated');
  });

  it('decodes a path parameter once', async () => {
    const { client } = given();
    const plain = await client.get('/docs/swagger-ui.css');
    assert.equal(plain.status, 200);
    assert.equal((await client.get('/docs/swagger%2Dui.css')).text, plain.text);
    failure(await client.get('/docs/swagger%252Dui.css'), 404);
    failure(await client.get('/docs/..%2f..%2fpyproject.toml'), 404);
  });

  it('has no second spelling of a path', async () => {
    const { client } = given();
    for (const path of ['/%2568ealth', '/%ff%zz', '//health', '/HEALTH', '/health%00']) {
      failure(await client.get(path), 404, 'not_found');
    }
  });

  it('survives a malformed chunk: the next requests are answered', async () => {
    const { client, port } = given();
    const attack = `POST /users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n{}\r\n`;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await exchange(port, attack, { timeout: 3000 }).catch(() => '');
      await eventually(async () => (await client.get('/health').catch(() => undefined))?.status === 200, 'a 200 after the attack');
    }
    await Promise.all(Array.from({ length: 10 }, async () => assert.equal((await client.get('/health')).status, 200)));
  });

  it('is not confused by what is not HTTP', async () => {
    const { client, port } = given();
    for (const bytes of ['nonsense\r\n\r\n', 'GET /health HTTP/9.9\r\n\r\n', 'GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n', '\u0016\u0003\u0001']) {
      const reply = await exchange(port, Buffer.from(bytes, 'latin1'), { timeout: 2000 }).catch(() => '');
      assert.doesNotMatch(reply, /^HTTP\/1\.1 5/);
    }
    assert.equal((await client.get('/health')).status, 200);
  });
}
