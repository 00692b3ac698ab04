import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { failure, result } from '../fixtures/client.mjs';
import { isIdentity } from '../fixtures/identities.mjs';
import { logIn, member } from '../fixtures/member.mjs';
import { product } from '../fixtures/shop.mjs';

let names = 0;

/**
 * What the entities of the shop answer.
 * @param {() => import('./index.mjs').Given} given
 */
export function entities(given) {
  let api, token, other;

  before(async () => {
    api = new Shop(given().client);
    token = (await logIn(given(), await member(given()))).accessToken;
    other = (await logIn(given(), await member(given()))).accessToken;
    api.token = token;
  });

  describe('a row', () => {
    it('is made, read, replaced, changed and deleted, with every type of field', async () => {
      const category = await api.category();
      const sent = product(category.id, { title: unique(), sku: randomUUID() });
      const reply = await api.call('POST', '/products', { json: sent });
      const made = result(reply, 201);
      assert.ok(isIdentity[given().facts.uid](made.id), JSON.stringify(made.id));
      assert.equal(reply.headers.get('location'), `/products/${made.id}`);
      assert.match(reply.headers.get('etag'), /^"[^"]+"$/);
      const { id, createdAt, updatedAt, ...fields } = made;
      assert.deepEqual(fields, { ...sent, expiresAt: fields.expiresAt });
      assert.equal(Date.parse(fields.expiresAt), Date.parse(sent.expiresAt));
      assert.match(createdAt, /(Z|\+00:00)$/);
      assert.equal(createdAt, updatedAt);

      const read = await api.client.get(`/products/${id}`);
      assert.deepEqual(result(read), made);
      assert.equal(read.headers.get('etag'), reply.headers.get('etag'));

      const replaced = result(await api.call('PUT', `/products/${id}`, { json: { title: unique(), price: '5.00', categoryId: category.id } }));
      assert.deepEqual(
        { ...replaced, title: '', updatedAt: '' },
        {
          id, title: '', summary: null, quantity: 0, stock: null, weight: null, price: '5.00', available: true, released: null, expiresAt: null, opens: null,
          sku: null, details: null, status: 'draft', categoryId: category.id, supplierId: null, createdAt, updatedAt: '',
        },
      );
      const changed = result(await api.call('PATCH', `/products/${id}`, { json: { status: 'gone', weight: 2 } }));
      assert.deepEqual({ ...changed, updatedAt: '' }, { ...replaced, status: 'gone', weight: 2, updatedAt: '' });
      assert.deepEqual(result(await api.client.get(`/products/${id}`)), changed);

      const deleted = await api.call('DELETE', `/products/${id}`);
      assert.equal(deleted.status, 204);
      assert.equal(deleted.text, '');
      for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
        const json = { GET: undefined, DELETE: undefined, PUT: sent, PATCH: {} }[method];
        failure(await api.call(method, `/products/${id}`, { json }), 404, 'not_found');
      }
    });

    it('that cannot be is a 404, by every method', async () => {
      for (const id of ['0', '-1', 'abc', 'x'.repeat(300), '%00', '9'.repeat(40), '01890f3e-0000-7000-8000-00000000000g', "'%20OR%201=1"]) {
        for (const [method, json] of [['GET'], ['PUT', { title: 'x', price: '1.00', categoryId: null }], ['PATCH', {}], ['DELETE']]) {
          const reply = await api.call(method, `/products/${id}`, { json });
          assert.ok([404, 422].includes(reply.status), `${method} ${id}: ${reply.status} ${reply.text}`);
          if (method !== 'PUT') failure(reply, 404);
        }
      }
    });

    it('has the greatest and the smallest of each type', async () => {
      const category = await api.category();
      for (const extremes of [
        { quantity: 2 ** 31 - 1, stock: '9223372036854775807', price: '99999999.99', weight: 1.7976931348623157e308, released: '9999-12-31', opens: '23:59:59.999999', expiresAt: '9999-12-31T23:59:59.999999Z' },
        { quantity: -(2 ** 31), stock: '-9223372036854775808', price: '-99999999.99', weight: -5e-324, released: '0001-01-01', opens: '00:00:00', expiresAt: '0001-01-01T00:00:00Z' },
      ]) {
        const { id, ...made } = result(await api.call('POST', '/products', { json: product(category.id, { ...extremes, title: unique(), sku: null }) }), 201);
        const read = result(await api.client.get(`/products/${id}`));
        for (const field of ['quantity', 'stock', 'price', 'weight', 'released', 'opens']) {
          assert.deepEqual([field, made[field], read[field]], [field, extremes[field], extremes[field]]);
        }
        assert.equal(read.expiresAt.slice(0, 19), extremes.expiresAt.slice(0, 19));
      }
    });
  });

  describe('what is refused', () => {
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
        const category = await api.category();
        for (const value of values) {
          const json = product(category.id, { title: unique(), sku: null, [field]: value });
          for (const [method, path] of [['POST', '/products'], ['PATCH', `/products/${(await api.product()).id}`]]) {
            const reply = await api.call(method, path, { json: method === 'PATCH' ? { [field]: value } : json });
            const error = failure(reply, 422);
            assert.ok(error.details.some((detail) => detail.field.startsWith(field)), `${method} ${field}=${JSON.stringify(value)}: ${reply.text}`);
          }
        }
      });
    }

    it('what is missing: 422, and the fields are named', async () => {
      const error = failure(await api.call('POST', '/products', { json: {} }), 422, 'validation_error');
      assert.deepEqual(error.details.map(({ field }) => field).sort(), ['categoryId', 'price', 'title']);
    });

    it('JSON that a database cannot hold: 422', async () => {
      const { id } = await api.product();
      for (const body of ['{"details": {"a": "\\u0000"}}', '{"details": {"\\u0000": 1}}', '{"details": [1e999]}', `{"details": ${'['.repeat(5000)}${']'.repeat(5000)}}`]) {
        const headers = { 'content-type': 'application/json' };
        failure(await api.call('PATCH', `/products/${id}`, { body, headers }), 422);
      }
      for (const details of [false, 0, '', [], {}, [null], 'text', 9007199254740991]) {
        assert.deepEqual(result(await api.call('PATCH', `/products/${id}`, { json: { details } })).details, details);
      }
    });

    it('what is taken: 409, and the field is named', async () => {
      const first = await api.product();
      const second = await api.product();
      const clash = { title: first.title };
      for (const [method, path, json] of [
        ['POST', '/products', product(first.categoryId, { ...clash, sku: null })],
        ['PUT', `/products/${second.id}`, product(first.categoryId, { ...clash, sku: null })],
        ['PATCH', `/products/${second.id}`, clash],
      ]) {
        const error = failure(await api.call(method, path, { json }), 409);
        assert.deepEqual(error.details.map(({ field }) => field), ['title'], method);
      }
      const error = failure(await api.call('PATCH', `/products/${second.id}`, { json: { sku: first.sku } }), 409);
      assert.deepEqual(error.details.map(({ field }) => field), ['sku']);
      assert.equal(result(await api.call('PATCH', `/products/${first.id}`, { json: { title: first.title } })).title, first.title);
    });

    it('what is referred to, and what is not there to be referred to', async () => {
      const { id, categoryId } = await api.product();
      const held = failure(await api.call('DELETE', `/categories/${categoryId}`), 409);
      assert.deepEqual(held.details.map(({ field }) => field), ['products.categoryId']);
      const gone = await api.category();
      assert.equal((await api.call('DELETE', `/categories/${gone.id}`)).status, 204);
      for (const json of [{ categoryId: gone.id }, { supplierId: gone.id }]) {
        const error = failure(await api.call('PATCH', `/products/${id}`, { json }), 422);
        assert.deepEqual(error.details.map(({ field }) => field), Object.keys(json));
      }
      const error = failure(await api.call('POST', '/products', { json: product(gone.id, { title: unique(), sku: null }) }), 422);
      assert.deepEqual(error.details.map(({ field }) => field), ['categoryId']);
    });

    it('a deletion lets go of what may let go, and takes along what belongs to it', async () => {
      const parent = await api.category();
      const child = await api.category({ parentId: parent.id });
      assert.equal((await api.call('DELETE', `/categories/${parent.id}`)).status, 204);
      assert.equal(result(await api.client.get(`/categories/${child.id}`)).parentId, null);
      const { id } = await api.product();
      const note = result(await api.call('POST', '/private-notes', { json: { title: 'x', productId: id } }), 201);
      assert.equal((await api.call('DELETE', `/products/${id}`)).status, 204);
      failure(await api.call('GET', `/private-notes/${note.id}`), 404);
    });
  });

  describe('a list', () => {
    let category, rows;

    before(async () => {
      category = await api.category();
      rows = [];
      for (const [index, price] of ['3.00', '10.00', '2.50', '10.00', '-1.00'].entries()) {
        rows.push(await api.product({ categoryId: category.id, price, quantity: index, released: index % 2 ? null : `2024-01-0${index + 1}` }));
      }
    });

    const list = async (query) => {
      const reply = await api.client.get(`/products?categoryId=${category.id}&${query}`);
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
        const reply = await api.client.get(`/products?${query}`);
        assert.equal(reply.status, 422, query);
        assert.equal(failure(reply, 422).details[0].field, query.split(/[=&]/)[0], query);
      }
    });
  });

  describe('two at once', () => {
    it('If-Match: only who knows the newest may change', async () => {
      const made = await api.product();
      const path = `/products/${made.id}`;
      const first = (await api.client.get(path)).headers.get('etag');
      const changed = await api.call('PATCH', path, { json: { quantity: 7 }, headers: { 'if-match': first } });
      assert.equal(result(changed).quantity, 7);
      const second = changed.headers.get('etag');
      assert.notEqual(second, first);
      for (const [method, json] of [['PATCH', { quantity: 8 }], ['PUT', product(made.categoryId, { title: unique(), sku: null })], ['DELETE']]) {
        failure(await api.call(method, path, { json, headers: { 'if-match': first } }), 412);
        failure(await api.call(method, path, { json, headers: { 'if-match': `W/${second}` } }), 412);
      }
      assert.equal(result(await api.client.get(path)).quantity, 7);
      assert.equal((await api.call('PATCH', path, { json: { quantity: 9 }, headers: { 'if-match': '*' } })).status, 200);
      const third = (await api.client.get(path)).headers.get('etag');
      assert.equal((await api.call('DELETE', path, { headers: { 'if-match': `"nothing", ${third}` } })).status, 204);
    });

    it('of 20 who change the same with the same If-Match, one does', async () => {
      const made = await api.product();
      const path = `/products/${made.id}`;
      const tag = (await api.client.get(path)).headers.get('etag');
      const replies = await Promise.all(
        Array.from({ length: 20 }, (_, quantity) => api.call('PATCH', path, { json: { quantity: quantity + 100 }, headers: { 'if-match': tag } })),
      );
      const statuses = replies.map(({ status }) => status).sort();
      assert.deepEqual(statuses, [200, ...Array(19).fill(412)]);
    });

    it('changes of different fields are all kept', async () => {
      const { id } = await api.product();
      const path = `/products/${id}`;
      const changes = [{ quantity: 41 }, { status: 'gone' }, { summary: 'new' }, { weight: 7.5 }, { available: true }, { price: '7.77' }];
      const replies = await Promise.all(changes.map((json) => api.call('PATCH', path, { json })));
      for (const reply of replies) result(reply);
      const read = result(await api.client.get(path));
      assert.deepEqual({ ...read, ...Object.assign({}, ...changes) }, read);
    });

    it('of 20 who make the same unique row, one does', async () => {
      const { id } = await api.category();
      const title = unique();
      const replies = await Promise.all(
        Array.from({ length: 20 }, () => api.call('POST', '/products', { json: product(id, { title, sku: null }) })),
      );
      assert.deepEqual(replies.map(({ status }) => status).sort(), [201, ...Array(19).fill(409)]);
    });

    it('Idempotency-Key: one row and one answer, however often and however many at once', async () => {
      const { id } = await api.category();
      const json = product(id, { title: unique(), sku: null });
      const headers = { 'idempotency-key': randomUUID() };
      const replies = await Promise.all(Array.from({ length: 10 }, () => api.call('POST', '/products', { json, headers })));
      replies.push(await api.call('POST', '/products', { json, headers }));
      const rows = replies.map((reply) => JSON.stringify(result(reply, 201)));
      assert.equal(new Set(rows).size, 1);
      assert.equal(new Set(replies.map((reply) => reply.headers.get('location'))).size, 1);
      assert.equal(new Set(replies.map((reply) => reply.headers.get('etag'))).size, 1);
      failure(await api.call('POST', '/products', { json: { ...json, title: unique() }, headers }), 422, 'idempotency_key_reused');
      const others = await api.call('POST', '/products', { json, headers, token: other });
      failure(others, 409);
      const again = await api.call('POST', '/products', { json: { ...json, title: unique() }, headers: { 'idempotency-key': randomUUID() } });
      assert.notEqual(result(again, 201).id, JSON.parse(rows[0]).id);
    });
  });

  describe('who may do what', () => {
    it('auth write: everybody reads, who has signed in writes', async () => {
      const { id, categoryId } = await api.product();
      for (const [method, path, json] of [
        ['POST', '/products', product(categoryId, { title: unique(), sku: null })],
        ['PUT', `/products/${id}`, product(categoryId, { title: unique(), sku: null })],
        ['PATCH', `/products/${id}`, {}],
        ['DELETE', `/products/${id}`],
      ]) {
        for (const forged of [undefined, 'forged']) failure(await api.client.call(method, path, { json, token: forged }), 401);
      }
      result(await api.client.get(`/products/${id}`));
    });

    it('auth none: everybody does everything', async () => {
      const made = result(await api.client.post('/orders', { type: 'select', group: 1 }), 201);
      const path = `/orders/${made.id}`;
      result(await api.client.call('PUT', path, { json: { type: 'from', group: 2 } }));
      assert.equal(result(await api.client.call('PATCH', path, { json: { group: 3 } })).group, 3);
      assert.ok((await api.client.get('/orders?type=from&sort=group,-type')).body.page.total >= 1);
      assert.equal((await api.client.call('DELETE', path)).status, 204);
    });

    it('owner: the rows of another are not there', async () => {
      const mine = result(await api.call('POST', '/private-notes', { json: { title: 'mine' } }), 201);
      const path = `/private-notes/${mine.id}`;
      for (const [method, json] of [['GET'], ['PUT', { title: 'theirs' }], ['PATCH', { title: 'theirs' }], ['DELETE']]) {
        failure(await api.call(method, path, { json, token: other }), 404, 'not_found');
        failure(await api.client.call(method, path, { json }), 401);
      }
      failure(await api.client.get('/private-notes'), 401);
      const theirs = await api.call('GET', '/private-notes', { token: other });
      assert.ok(!theirs.body.result.some(({ id }) => id === mine.id));
      assert.equal((await api.call('GET', `/private-notes?title=mine`, { token: other })).body.page.total, 0);
      assert.equal(result(await api.call('GET', path)).title, 'mine');
      assert.equal('ownerId' in mine && mine.ownerId === null, false);
    });
  });

  describe('what the contract says', () => {
    it('has every operation with its parameters and failures', async () => {
      const { paths } = (await api.client.get('/openapi.json')).body;
      assert.deepEqual(Object.keys(paths['/products']).sort(), ['get', 'post']);
      assert.deepEqual(Object.keys(paths['/products/{id}']).sort(), ['delete', 'get', 'patch', 'put']);
      const parameters = paths['/products'].get.parameters.map(({ name }) => name);
      for (const name of ['limit', 'offset', 'sort', 'price', 'categoryId', 'status']) assert.ok(parameters.includes(name), name);
      assert.ok(!parameters.includes('details'));
      for (const status of ['200', '401', '404', '409', '412', '422']) assert.ok(status in paths['/products/{id}'].patch.responses, status);
      assert.equal(paths['/products'].get.security, undefined);
      assert.ok(paths['/products'].post.security);
      const reply = await api.call('DELETE', '/products');
      failure(reply, 405);
      assert.deepEqual(reply.headers.get('allow').split(', ').sort(), ['GET', 'HEAD', 'OPTIONS', 'POST']);
    });
  });
}

/** Makes rows for tests that are about other ones. */
class Shop {
  constructor(client) {
    this.client = client;
  }

  /** With the token of the signed-in user unless another is given. */
  call(method, path, request = {}) {
    return this.client.call(method, path, { token: this.token, ...request });
  }

  async category(changed = {}) {
    return result(await this.call('POST', '/categories', { json: { name: unique(), ...changed } }), 201);
  }

  async product(changed = {}) {
    const categoryId = changed.categoryId ?? (await this.category()).id;
    const json = product(categoryId, { title: unique(), sku: randomUUID(), ...changed });
    return result(await this.call('POST', '/products', { json }), 201);
  }
}

function unique() {
  names += 1;
  return `name ${names} ${randomUUID().slice(0, 8)}`;
}
