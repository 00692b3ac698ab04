import assert from 'node:assert/strict';
import { it } from 'node:test';
import { result } from '../fixtures/client.mjs';

/** @param {() => import('./index.mjs').Given} given */
export function health(given) {
  it('is alive', async () => {
    assert.equal(typeof result(await given().client.get('/health')), 'object');
  });

  it('is ready: its database answers', async () => {
    assert.equal(typeof result(await given().client.get('/health/ready')), 'object');
  });
}
