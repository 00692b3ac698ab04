import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { failure } from '../../fixtures/client.mjs';

/**
 * Lists: pages, order, filters.
 * @param {() => import('./shop.mjs').Shop} shop
 */
export function pages(shop) {
  let category, rows;

  before(async () => {
    category = await shop().category();
    rows = [];
    for (const [index, price] of ['3.00', '10.00', '2.50', '10.00', '-1.00'].entries()) {
      rows.push(await shop().product({ categoryId: category.id, price, quantity: index, released: index % 2 ? null : `2024-01-0${index + 1}` }));
    }
  });

  const list = async (query) => {
    const reply = await shop().client.get(`/products?categoryId=${category.id}&${query}`);
    assert.equal(reply.status, 200, reply.text);
    assert.deepEqual(Object.keys(reply.body), ['result', 'page']);
    return reply.body;
  };

  it('has pages and a total', async () => {
    const whole = await list('');
    assert.deepEqual(whole.page, { total: 5, limit: 20, offset: 0 });
    assert.deepEqual(new Set(whole.result.map(({ id }) => id)), new Set(rows.map(({ id }) => id)));
    const seen = [];
    for (const offset of [0, 2, 4, 6]) {
      const { result: part, page } = await list(`limit=2&offset=${offset}&sort=price`);
      assert.deepEqual(page, { total: 5, limit: 2, offset });
      seen.push(...part.map(({ id }) => id));
    }
    assert.equal(new Set(seen).size, 5);
    assert.equal(seen.length, 5);
  });

  it('is sorted by what may be sorted by, decimals as numbers', async () => {
    const prices = async (sort) => (await list(`sort=${sort}`)).result.map(({ price }) => price);
    assert.deepEqual(await prices('price'), ['-1.00', '2.50', '3.00', '10.00', '10.00']);
    assert.deepEqual(await prices('-price'), ['10.00', '10.00', '3.00', '2.50', '-1.00']);
    const quantities = (await list('sort=-price,quantity')).result.map(({ quantity }) => quantity);
    assert.deepEqual(quantities, [1, 3, 0, 2, 4]);
    assert.equal((await list('sort=-createdAt')).result.length, 5);
  });

  it('is filtered by what may be filtered by', async () => {
    const quantities = async (query) => (await list(`${query}&sort=quantity`)).result.map(({ quantity }) => quantity);
    assert.deepEqual(await quantities('price=10.00'), [1, 3]);
    assert.deepEqual(await quantities('price=10.00&quantity=3'), [3]);
    assert.deepEqual(await quantities('status=gone'), []);
    assert.deepEqual(await quantities('available=false'), [0, 1, 2, 3, 4]);
    assert.deepEqual(await quantities('released=2024-01-03'), [2]);
    assert.deepEqual(await quantities(`title=${encodeURIComponent(rows[4].title)}`), [4]);
  });

  it('refuses what it does not know: 422', async () => {
    for (const query of [
      'limit=0', 'limit=101', 'limit=x', 'limit=', 'offset=-1', 'offset=99999999999999999999', 'sort=nothing', 'sort=details', 'sort=price;drop',
      'nothing=1', 'details=1', 'quantity=x', 'available=maybe', 'status=other', 'limit=1&limit=2', 'released=x', 'price=NaN',
    ]) {
      const reply = await shop().client.get(`/products?${query}`);
      assert.equal(reply.status, 422, query);
      assert.equal(failure(reply, 422).details[0].field, query.split(/[=&]/)[0], query);
    }
  });
}
