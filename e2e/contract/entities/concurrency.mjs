import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { failure, result } from '../../fixtures/client.mjs';
import { product } from '../../fixtures/shop.mjs';
import { unique } from './shop.mjs';

/**
 * Several requests at once.
 * @param {() => import('./shop.mjs').Shop} shop
 */
export function concurrency(shop) {
  it('If-Match: only who knows the newest may change', async () => {
    const made = await shop().product();
    const path = `/products/${made.id}`;
    const first = (await shop().client.get(path)).headers.get('etag');
    const changed = await shop().call('PATCH', path, { json: { quantity: 7 }, headers: { 'if-match': first } });
    assert.equal(result(changed).quantity, 7);
    const second = changed.headers.get('etag');
    assert.notEqual(second, first);
    for (const [method, json] of [['PATCH', { quantity: 8 }], ['PUT', product(made.categoryId, { title: unique(), sku: null })], ['DELETE']]) {
      failure(await shop().call(method, path, { json, headers: { 'if-match': first } }), 412);
      failure(await shop().call(method, path, { json, headers: { 'if-match': `W/${second}` } }), 412);
    }
    assert.equal(result(await shop().client.get(path)).quantity, 7);
    assert.equal((await shop().call('PATCH', path, { json: { quantity: 9 }, headers: { 'if-match': '*' } })).status, 200);
    const third = (await shop().client.get(path)).headers.get('etag');
    assert.equal((await shop().call('DELETE', path, { headers: { 'if-match': `"nothing", ${third}` } })).status, 204);
  });

  it('of 20 who change the same with the same If-Match, one does', async () => {
    const made = await shop().product();
    const path = `/products/${made.id}`;
    const tag = (await shop().client.get(path)).headers.get('etag');
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, quantity) => shop().call('PATCH', path, { json: { quantity: quantity + 100 }, headers: { 'if-match': tag } })),
    );
    const statuses = replies.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [200, ...Array(19).fill(412)]);
  });

  it('changes of different fields are all kept', async () => {
    const { id } = await shop().product();
    const path = `/products/${id}`;
    const changes = [{ quantity: 41 }, { status: 'gone' }, { summary: 'new' }, { weight: 7.5 }, { available: true }, { price: '7.77' }];
    const replies = await Promise.all(changes.map((json) => shop().call('PATCH', path, { json })));
    for (const reply of replies) result(reply);
    const read = result(await shop().client.get(path));
    assert.deepEqual({ ...read, ...Object.assign({}, ...changes) }, read);
  });

  it('of 20 who make the same unique row, one does', async () => {
    const { id } = await shop().category();
    const title = unique();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => shop().call('POST', '/products', { json: product(id, { title, sku: null }) })),
    );
    assert.deepEqual(replies.map(({ status }) => status).sort(), [201, ...Array(19).fill(409)]);
  });

  it('Idempotency-Key: one row and one answer, however often and however many at once', async () => {
    const { id } = await shop().category();
    const json = product(id, { title: unique(), sku: null });
    const headers = { 'idempotency-key': randomUUID() };
    const replies = await Promise.all(Array.from({ length: 10 }, () => shop().call('POST', '/products', { json, headers })));
    replies.push(await shop().call('POST', '/products', { json, headers }));
    const rows = replies.map((reply) => JSON.stringify(result(reply, 201)));
    assert.equal(new Set(rows).size, 1);
    assert.equal(new Set(replies.map((reply) => reply.headers.get('location'))).size, 1);
    assert.equal(new Set(replies.map((reply) => reply.headers.get('etag'))).size, 1);
    failure(await shop().call('POST', '/products', { json: { ...json, title: unique() }, headers }), 422, 'idempotency_key_reused');
    const others = await shop().call('POST', '/products', { json, headers, token: shop().other });
    failure(others, 409);
    const again = await shop().call('POST', '/products', { json: { ...json, title: unique() }, headers: { 'idempotency-key': randomUUID() } });
    assert.notEqual(result(again, 201).id, JSON.parse(rows[0]).id);
  });
}
