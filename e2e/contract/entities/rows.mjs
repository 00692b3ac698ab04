import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { failure, result } from '../../fixtures/client.mjs';
import { isIdentity } from '../../fixtures/identities.mjs';
import { product } from '../../fixtures/shop.mjs';
import { unique } from './shop.mjs';

/**
 * Rows from their making to their deletion.
 * @param {() => import('./shop.mjs').Shop} shop
 */
export function rows(shop) {
  it('is made, read, replaced, changed and deleted, with every type of field', async () => {
    const category = await shop().category();
    const sent = product(category.id, { title: unique(), sku: randomUUID() });
    const reply = await shop().call('POST', '/products', { json: sent });
    const made = result(reply, 201);
    assert.ok(isIdentity[shop().facts.uid](made.id), JSON.stringify(made.id));
    assert.equal(reply.headers.get('location'), `/products/${made.id}`);
    assert.match(reply.headers.get('etag'), /^"[^"]+"$/);
    const { id, createdAt, updatedAt, ...fields } = made;
    assert.deepEqual(fields, { ...sent, expiresAt: fields.expiresAt });
    assert.equal(Date.parse(fields.expiresAt), Date.parse(sent.expiresAt));
    assert.match(createdAt, /(Z|\+00:00)$/);
    assert.equal(createdAt, updatedAt);

    const read = await shop().client.get(`/products/${id}`);
    assert.deepEqual(result(read), made);
    assert.equal(read.headers.get('etag'), reply.headers.get('etag'));

    const replaced = result(await shop().call('PUT', `/products/${id}`, { json: { title: unique(), price: '5.00', categoryId: category.id } }));
    assert.deepEqual(
      { ...replaced, title: '', updatedAt: '' },
      {
        id, title: '', summary: null, quantity: 0, stock: null, weight: null, price: '5.00', available: true, released: null, expiresAt: null, opens: null,
        sku: null, details: null, status: 'draft', categoryId: category.id, supplierId: null, createdAt, updatedAt: '',
      },
    );
    const changed = result(await shop().call('PATCH', `/products/${id}`, { json: { status: 'gone', weight: 2 } }));
    assert.deepEqual({ ...changed, updatedAt: '' }, { ...replaced, status: 'gone', weight: 2, updatedAt: '' });
    assert.deepEqual(result(await shop().client.get(`/products/${id}`)), changed);

    const deleted = await shop().call('DELETE', `/products/${id}`);
    assert.equal(deleted.status, 204);
    assert.equal(deleted.text, '');
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const json = { GET: undefined, DELETE: undefined, PUT: sent, PATCH: {} }[method];
      failure(await shop().call(method, `/products/${id}`, { json }), 404, 'not_found');
    }
  });

  it('that cannot be is a 404, by every method', async () => {
    for (const id of ['0', '-1', 'abc', 'x'.repeat(300), '%00', '9'.repeat(40), '01890f3e-0000-7000-8000-00000000000g', "'%20OR%201=1"]) {
      for (const [method, json] of [['GET'], ['PUT', { title: 'x', price: '1.00', categoryId: null }], ['PATCH', {}], ['DELETE']]) {
        const reply = await shop().call(method, `/products/${id}`, { json });
        assert.ok([404, 422].includes(reply.status), `${method} ${id}: ${reply.status} ${reply.text}`);
        if (method !== 'PUT') failure(reply, 404);
      }
    }
  });

  it('has the greatest and the smallest of each type', async () => {
    const category = await shop().category();
    for (const extremes of [
      { quantity: 2 ** 31 - 1, stock: '9223372036854775807', price: '99999999.99', weight: 1.7976931348623157e308, released: '9999-12-31', opens: '23:59:59.999999', expiresAt: '9999-12-31T23:59:59.999999Z' },
      { quantity: -(2 ** 31), stock: '-9223372036854775808', price: '-99999999.99', weight: -5e-324, released: '0001-01-01', opens: '00:00:00', expiresAt: '0001-01-01T00:00:00Z' },
    ]) {
      const { id, ...made } = result(await shop().call('POST', '/products', { json: product(category.id, { ...extremes, title: unique(), sku: null }) }), 201);
      const read = result(await shop().client.get(`/products/${id}`));
      for (const field of ['quantity', 'stock', 'price', 'weight', 'released', 'opens']) {
        assert.deepEqual([field, made[field], read[field]], [field, extremes[field], extremes[field]]);
      }
      assert.equal(read.expiresAt.slice(0, 19), extremes.expiresAt.slice(0, 19));
    }
  });
}
