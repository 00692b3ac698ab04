import assert from 'node:assert/strict';
import { it } from 'node:test';

const PATHS = [
  ['get', '/health'],
  ['get', '/health/ready'],
  ['post', '/users'],
  ['post', '/users/activate'],
  ['post', '/auth/login'],
  ['post', '/auth/refresh'],
  ['post', '/auth/logout'],
  ['get', '/auth/me'],
  ['get', '/auth/session'],
  ['post', '/users/password/change'],
  ['post', '/users/password/reset/request'],
  ['post', '/users/password/reset/confirm'],
  ['post', '/users/email-change/request'],
  ['post', '/users/email-change/confirm'],
];
const GUARDED = ['/auth/me', '/auth/logout', '/users/password/change', '/users/email-change/request'];

/** @param {() => import('./index.mjs').Given} given */
export function documents(given) {
  it('serves an OpenAPI 3.1 contract of every endpoint, with its models', async () => {
    const { status, body } = await given().client.get('/openapi.json');
    assert.equal(status, 200);
    assert.match(body.openapi, /^3\.1\./);
    for (const [method, path] of PATHS) {
      const operation = body.paths[path]?.[method];
      assert.ok(operation, `${method} ${path} is in the contract`);
      assert.ok(operation.operationId, `${method} ${path} has an operationId`);
      assert.ok(Object.keys(operation.responses).some((status) => status.startsWith('2')));
    }
    const ids = Object.values(body.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId).filter(Boolean));
    assert.equal(new Set(ids).size, ids.length, 'operationIds are unique');
    const register = body.paths['/users'].post;
    for (const status of ['201', '409', '422']) assert.ok(register.responses[status], `POST /users documents ${status}`);
    assert.ok(register.requestBody.content['application/json'].schema);
  });

  it('documents who may call what', async () => {
    const { body } = await given().client.get('/openapi.json');
    for (const path of GUARDED) {
      const operation = body.paths[path].post ?? body.paths[path].get;
      assert.ok(operation.security?.length, `${path} asks for a token`);
      assert.ok(operation.responses['401'], `${path} documents 401`);
    }
    assert.ok(!body.paths['/auth/login'].post.security?.length);
  });

  it('serves a docs page that loads nothing from elsewhere', async () => {
    const { client } = given();
    const page = await client.get('/docs', { headers: { accept: 'text/html' } });
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-type'), /^text\/html/);
    const parts = [...page.text.matchAll(/(?:src|href)\s*=\s*["']([^"']+)["']/g)].map(([, address]) => address);
    for (const address of parts) {
      assert.doesNotMatch(address, /^(?:https?:)?\/\//, `${address} is the service's own`);
      if (address.startsWith('data:') || address.startsWith('#')) continue;
      const part = await client.get(new URL(address, `${client.baseUrl}/docs`).pathname, { headers: { accept: '*/*' } });
      assert.equal(part.status, 200, address);
    }
  });
}
