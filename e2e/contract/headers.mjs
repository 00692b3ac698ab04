import assert from 'node:assert/strict';
import { it } from 'node:test';

const JSON_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** @param {() => import('./index.mjs').Given} given */
export function headers(given) {
  it('tells browsers, with every answer, to refuse what they need not do', async () => {
    const { client } = given();
    const answers = {
      '200': await client.get('/health'),
      '201 or 422': await client.post('/users', {}),
      '401': await client.get('/auth/me'),
      '404': await client.get('/nothing/here'),
      '405': await client.call('DELETE', '/users'),
      '204': await client.call('OPTIONS', '/auth/me'),
      'openapi': await client.get('/openapi.json'),
    };
    for (const [name, { headers: sent }] of Object.entries(answers)) {
      assert.equal(sent.get('x-content-type-options'), 'nosniff', name);
      assert.equal(sent.get('x-frame-options'), 'DENY', name);
      assert.equal(sent.get('content-security-policy'), JSON_POLICY, name);
      assert.equal(sent.get('referrer-policy'), 'no-referrer', name);
      assert.equal(sent.get('cross-origin-resource-policy'), 'same-origin', name);
      assert.equal(sent.get('cache-control'), 'no-store', name);
      assert.equal(sent.get('server'), null, name);
    }
  });

  it('lets the docs page have what it needs, and nothing beside', async () => {
    const page = await given().client.get('/docs');
    const policy = page.headers.get('content-security-policy');
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
    assert.equal(page.headers.get('x-frame-options'), 'DENY');
  });

  it('is closed to pages of other origins', async () => {
    const { client } = given();
    for (const origin of ['https://evil.example', 'null', 'http://localhost:3000', client.baseUrl]) {
      const preflight = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };
      for (const reply of [
        await client.get('/health', { headers: { origin } }),
        await client.call('OPTIONS', '/auth/login', { headers: preflight }),
      ]) {
        const given = [...reply.headers.keys()].filter((name) => name.startsWith('access-control-'));
        assert.deepEqual(given, [], origin);
        assert.ok(!reply.text.includes(origin));
      }
    }
  });
}
