import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failure } from '../../fixtures/client.mjs';

/**
 * What OpenAPI says of them.
 * @param {() => import('./shop.mjs').Shop} shop
 */
export function document(shop) {
  it('has every operation with its parameters and failures', async () => {
    const { paths } = (await shop().client.get('/openapi.json')).body;
    assert.deepEqual(Object.keys(paths['/products']).sort(), ['get', 'post']);
    assert.deepEqual(Object.keys(paths['/products/{id}']).sort(), ['delete', 'get', 'patch', 'put']);
    const parameters = paths['/products'].get.parameters.map(({ name }) => name);
    for (const name of ['limit', 'offset', 'sort', 'price', 'categoryId', 'status']) assert.ok(parameters.includes(name), name);
    assert.ok(!parameters.includes('details'));
    for (const status of ['200', '401', '404', '409', '412', '422']) assert.ok(status in paths['/products/{id}'].patch.responses, status);
    assert.equal(paths['/products'].get.security, undefined);
    assert.ok(paths['/products'].post.security);
    const reply = await shop().call('DELETE', '/products');
    failure(reply, 405);
    assert.deepEqual(reply.headers.get('allow').split(', ').sort(), ['GET', 'HEAD', 'OPTIONS', 'POST']);
  });
}
