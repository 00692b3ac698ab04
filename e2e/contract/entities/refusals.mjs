import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failure, result } from '../../fixtures/client.mjs';
import { product } from '../../fixtures/shop.mjs';
import { unique } from './shop.mjs';

/**
 * Values that no row can have.
 * @param {() => import('./shop.mjs').Shop} shop
 */
export function refusals(shop) {
  const wrong = {
    title: [null, 7, 'x'.repeat(121), 'nul\u0000'],
    summary: [7, 'nul\u0000', ['x']],
    quantity: [null, '3', 1.5, 2 ** 31, true],
    stock: ['9223372036854775808', '1e3', 'x', '', '1.0', true],
    weight: ['1', true, [1]],
    price: [null, '1.999', '100000000.00', 'NaN', 'Infinity', 'x', ''],
    available: [null, 'true', 1],
    released: ['2023-02-29', '2023-01-01T00:00:00', 'x', 0],
    expiresAt: ['2030-01-01T00:00:00', '2030-01-01', 'x', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00'],
    opens: ['25:00', '08:30+01:00', 'x', 7],
    sku: ['x', '01890f3e', 7],
    status: [null, 'other', 'LIVE', 1],
    categoryId: [null, 'x', {}],
    unknown: [1],
  };

  for (const [field, values] of Object.entries(wrong)) {
    it(`${field}: 422, and the field is named`, async () => {
      const category = await shop().category();
      for (const value of values) {
        const json = product(category.id, { title: unique(), sku: null, [field]: value });
        for (const [method, path] of [['POST', '/products'], ['PATCH', `/products/${(await shop().product()).id}`]]) {
          const reply = await shop().call(method, path, { json: method === 'PATCH' ? { [field]: value } : json });
          const error = failure(reply, 422);
          assert.ok(error.details.some((detail) => detail.field.startsWith(field)), `${method} ${field}=${JSON.stringify(value)}: ${reply.text}`);
        }
      }
    });
  }

  it('what is missing: 422, and the fields are named', async () => {
    const error = failure(await shop().call('POST', '/products', { json: {} }), 422, 'validation_error');
    assert.deepEqual(error.details.map(({ field }) => field).sort(), ['categoryId', 'price', 'title']);
  });

  it('JSON that a database cannot hold: 422', async () => {
    const { id } = await shop().product();
    for (const body of ['{"details": {"a": "\\u0000"}}', '{"details": {"\\u0000": 1}}', '{"details": [1e999]}', `{"details": ${'['.repeat(5000)}${']'.repeat(5000)}}`]) {
      const headers = { 'content-type': 'application/json' };
      failure(await shop().call('PATCH', `/products/${id}`, { body, headers }), 422);
    }
    for (const details of [false, 0, '', [], {}, [null], 'text', 9007199254740991]) {
      assert.deepEqual(result(await shop().call('PATCH', `/products/${id}`, { json: { details } })).details, details);
    }
  });

  it('what is taken: 409, and the field is named', async () => {
    const first = await shop().product();
    const second = await shop().product();
    const clash = { title: first.title };
    for (const [method, path, json] of [
      ['POST', '/products', product(first.categoryId, { ...clash, sku: null })],
      ['PUT', `/products/${second.id}`, product(first.categoryId, { ...clash, sku: null })],
      ['PATCH', `/products/${second.id}`, clash],
    ]) {
      const error = failure(await shop().call(method, path, { json }), 409);
      assert.deepEqual(error.details.map(({ field }) => field), ['title'], method);
    }
    const error = failure(await shop().call('PATCH', `/products/${second.id}`, { json: { sku: first.sku } }), 409);
    assert.deepEqual(error.details.map(({ field }) => field), ['sku']);
    assert.equal(result(await shop().call('PATCH', `/products/${first.id}`, { json: { title: first.title } })).title, first.title);
  });

  it('what is referred to, and what is not there to be referred to', async () => {
    const { id, categoryId } = await shop().product();
    const held = failure(await shop().call('DELETE', `/categories/${categoryId}`), 409);
    assert.deepEqual(held.details.map(({ field }) => field), ['products.categoryId']);
    const gone = await shop().category();
    assert.equal((await shop().call('DELETE', `/categories/${gone.id}`)).status, 204);
    for (const json of [{ categoryId: gone.id }, { supplierId: gone.id }]) {
      const error = failure(await shop().call('PATCH', `/products/${id}`, { json }), 422);
      assert.deepEqual(error.details.map(({ field }) => field), Object.keys(json));
    }
    const error = failure(await shop().call('POST', '/products', { json: product(gone.id, { title: unique(), sku: null }) }), 422);
    assert.deepEqual(error.details.map(({ field }) => field), ['categoryId']);
  });

  it('a deletion lets go of what may let go, and takes along what belongs to it', async () => {
    const parent = await shop().category();
    const child = await shop().category({ parentId: parent.id });
    assert.equal((await shop().call('DELETE', `/categories/${parent.id}`)).status, 204);
    assert.equal(result(await shop().client.get(`/categories/${child.id}`)).parentId, null);
    const { id } = await shop().product();
    const note = result(await shop().call('POST', '/private-notes', { json: { title: 'x', productId: id } }), 201);
    assert.equal((await shop().call('DELETE', `/products/${id}`)).status, 204);
    failure(await shop().call('GET', `/private-notes/${note.id}`), 404);
  });
}
