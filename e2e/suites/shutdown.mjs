import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isListening } from '../../tools/network.mjs';
import { eventually } from '../fixtures/eventually.mjs';
import { Load } from '../fixtures/load.mjs';
import { stranger } from '../fixtures/member.mjs';

/**
 * The end of a service that is busy.
 * @param {import('../fixtures/stack.mjs').Stack} _stack
 * @param {() => import('../fixtures/service.mjs').Service} given
 */
export function shutdown(_stack, given) {
  describe('serve', () => {
    it('ends on SIGTERM under load with exit code 0, and no request is lost', async () => {
      // Of a machine that is slow, not of the service: hashing the passwords in flight may take it longer than the default.
      const running = await given().serve({ env: { SETTINGS__SERVER__DRAIN_SECONDS: '80' } });
      const requests = [
        { method: 'GET', path: '/health' },
        { method: 'POST', path: '/auth/login', json: { login: stranger().username, password: 'some pass phrase' } },
        { method: 'GET', path: '/health/ready' },
      ];
      const load = new Load({ port: running.port, requests });
      await eventually(() => load.counts.answered > 100, 'a hundred answers', 60_000);
      const ended = await running.stop('SIGTERM', 100_000);
      const counts = await load.ended();
      assert.deepEqual(ended, { code: 0, signal: null }, running.log);
      assert.equal(counts.lost, 0, `${JSON.stringify(counts)} ${[...new Set(load.losses)].join('; ')}`);
      assert.ok([...load.statuses].every((status) => status < 500 || status === 503), [...load.statuses].join(' '));
      assert.equal(await isListening(running.port), false);
    });
  });
}
