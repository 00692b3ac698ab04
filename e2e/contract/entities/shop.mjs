import { randomUUID } from 'node:crypto';
import { result } from '../../fixtures/client.mjs';
import { product } from '../../fixtures/shop.mjs';

let names = 0;

/** Makes rows for tests that are about other ones. */
export class Shop {
  /**
   * @param {import('../index.mjs').Given} given
   * @param {string} token of somebody
   * @param {string} other of somebody else
   */
  constructor({ client, facts }, token, other) {
    Object.assign(this, { client, facts, token, other });
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

/** @returns {string} a name that no row has */
export function unique() {
  names += 1;
  return `name ${names} ${randomUUID().slice(0, 8)}`;
}
