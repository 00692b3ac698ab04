import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failure, result } from '../../fixtures/client.mjs';
import { product } from '../../fixtures/shop.mjs';
import { unique } from './shop.mjs';

/**
 * Who may read and write.
 * @param {() => import('./shop.mjs').Shop} shop
 */
export function access(shop) {
  it('auth write: everybody reads, who has signed in writes', async () => {
    const { id, categoryId } = await shop().product();
    for (const [method, path, json] of [
      ['POST', '/products', product(categoryId, { title: unique(), sku: null })],
      ['PUT', `/products/${id}`, product(categoryId, { title: unique(), sku: null })],
      ['PATCH', `/products/${id}`, {}],
      ['DELETE', `/products/${id}`],
    ]) {
      for (const forged of [undefined, 'forged']) failure(await shop().client.call(method, path, { json, token: forged }), 401);
    }
    result(await shop().client.get(`/products/${id}`));
  });

  it('auth none: everybody does everything', async () => {
    const made = result(await shop().client.post('/orders', { type: 'select', group: 1 }), 201);
    const path = `/orders/${made.id}`;
    result(await shop().client.call('PUT', path, { json: { type: 'from', group: 2 } }));
    assert.equal(result(await shop().client.call('PATCH', path, { json: { group: 3 } })).group, 3);
    assert.ok((await shop().client.get('/orders?type=from&sort=group,-type')).body.page.total >= 1);
    assert.equal((await shop().client.call('DELETE', path)).status, 204);
  });

  it('owner: the rows of another are not there', async () => {
    const mine = result(await shop().call('POST', '/private-notes', { json: { title: 'mine' } }), 201);
    const path = `/private-notes/${mine.id}`;
    for (const [method, json] of [['GET'], ['PUT', { title: 'theirs' }], ['PATCH', { title: 'theirs' }], ['DELETE']]) {
      failure(await shop().call(method, path, { json, token: shop().other }), 404, 'not_found');
      failure(await shop().client.call(method, path, { json }), 401);
    }
    failure(await shop().client.get('/private-notes'), 401);
    const theirs = await shop().call('GET', '/private-notes', { token: shop().other });
    assert.ok(!theirs.body.result.some(({ id }) => id === mine.id));
    assert.equal((await shop().call('GET', `/private-notes?title=mine`, { token: shop().other })).body.page.total, 0);
    assert.equal(result(await shop().call('GET', path)).title, 'mine');
    assert.equal('ownerId' in mine && mine.ownerId === null, false);
  });
}
