import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failure } from '../fixtures/client.mjs';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const GUARDED = [
  ['GET', '/auth/me'],
  ['POST', '/auth/logout'],
  ['POST', '/users/password/change'],
  ['POST', '/users/email-change/request'],
];

/** @param {() => import('./index.mjs').Given} given */
export function guards(given) {
  for (const [method, path] of GUARDED) {
    it(`lets nobody into ${path} without a token, by any method or spelling`, async () => {
      const { client } = given();
      failure(await client.call(method, path, method === 'POST' ? { json: {} } : {}), 401);
      failure(await client.call(method, path, { token: 'forged', ...(method === 'POST' ? { json: {} } : {}) }), 401);
      for (const other of METHODS) {
        for (const spelling of [path, `${path}/`, `/${path}`, path.toUpperCase(), `${path}?x=1`]) {
          const reply = await client.call(other, spelling, other === 'GET' ? {} : { json: {} });
          assert.ok([401, 404, 405].includes(reply.status), `${other} ${spelling}: ${reply.status} ${reply.text}`);
        }
      }
    });
  }

  it('leaves what is next to a guarded route open', async () => {
    const { client } = given();
    assert.equal((await client.get('/auth/session')).status, 200);
    failure(await client.post('/auth/login', {}), 422);
    failure(await client.post('/users/password/reset/request', {}), 422);
    failure(await client.post('/users/email-change/confirm', {}), 422);
  });
}
