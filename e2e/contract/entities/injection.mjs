import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failure, result } from '../../fixtures/client.mjs';
import { unique } from './shop.mjs';

const SQL = ["' OR '1'='1", "'; DROP TABLE products; --", '" OR ""="', "') OR 1=1 --", "1; SELECT pg_sleep(9)", "title; DROP TABLE products", 'title DESC', 'title,(SELECT 1)', '%', "\\'"];

/**
 * SQL in every place where a client can put text.
 * @param {() => import('./shop.mjs').Shop} shop
 */
export function injection(shop) {
  it('SQL: in names and values of a query it is refused or finds nothing', async () => {
    const { title } = await shop().product();
    for (const text of SQL.map(encodeURIComponent)) {
      for (const query of [`sort=${text}`, `sort=-${text}`, `${text}=1`, `limit=${text}`, `offset=${text}`, `price=${text}`, `status=${text}`, `categoryId=${text}`, `quantity=${text}`, `sku=${text}`]) {
        const reply = await shop().call('GET', `/products?${query}`);
        failure(reply, 422, 'validation_error');
      }
      assert.deepEqual(found(await shop().call('GET', `/products?title=${text}`)), []);
    }
    assert.deepEqual(found(await shop().call('GET', `/products?title=${encodeURIComponent(title)}`)), [title]);
  });

  it('SQL: in a path it names nothing', async () => {
    for (const text of SQL.map(encodeURIComponent)) {
      for (const [method, json] of [['GET'], ['DELETE'], ['PATCH', {}]]) failure(await shop().call(method, `/products/${text}`, { json }), 404, 'not_found');
    }
  });

  it('SQL: in a body it is text, and comes back as it was', async () => {
    for (const text of SQL) {
      const title = `${text} ${unique()}`.slice(0, 120);
      const row = await shop().product({ title, summary: text, details: { [text]: text } });
      const read = result(await shop().call('GET', `/products/${row.id}`));
      assert.deepEqual([read.title, read.summary, read.details], [title, text, { [text]: text }]);
      const reply = await shop().call('PATCH', `/products/${row.id}`, { json: { summary: `${text}!` } });
      assert.equal(result(reply).summary, `${text}!`);
      assert.deepEqual(found(await shop().call('GET', `/products?title=${encodeURIComponent(title)}`)), [title]);
    }
  });

  it('SQL: in an Idempotency-Key and an If-Match it is no more than that', async () => {
    for (const text of SQL) {
      const key = { 'idempotency-key': text.replaceAll(' ', '') };
      result(await shop().call('POST', '/categories', { json: { name: unique() }, headers: key }), 201);
      const { id } = await shop().category();
      failure(await shop().call('PATCH', `/categories/${id}`, { json: { name: unique() }, headers: { 'if-match': text } }), 400, 'invalid_header');
    }
  });

  it('a query of any length is answered briefly', async () => {
    const long = 'x'.repeat(30_000);
    const names = Array.from({ length: 6_000 }, (_, index) => `a${index}=1`).join('&');
    for (const query of [names, 'title=a&'.repeat(5_000), `${long}=1`, `title=${long}`, `limit=${'9'.repeat(30_000)}`, `title=${'%00'.repeat(5_000)}`]) {
      const reply = await shop().call('GET', `/products?${query}`);
      failure(reply, 422, 'validation_error');
      assert.ok(reply.text.length < 16 * 1024, `${query.slice(0, 20)}: an answer of ${reply.text.length} characters`);
    }
  });

  it('headers: a Location is made of the identity alone', async () => {
    const reply = await shop().call('POST', '/categories', { json: { name: `x\r\nX-Evil: 1 ${unique()}` } });
    assert.match(reply.headers.get('location'), /^\/categories\/[A-Za-z0-9_-]+$/);
    assert.equal(reply.headers.get('x-evil'), null);
  });
}

function found(reply) {
  assert.equal(reply.status, 200, reply.text);
  return reply.body.result.map(({ title }) => title);
}
