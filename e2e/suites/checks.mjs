import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { full } from '../fixtures/extent.mjs';
import { assertSuccess } from '../fixtures/failing.mjs';
import { testEnvironment } from '../fixtures/servers.mjs';

/**
 * What a developer runs on the first day.
 * @param {import('../fixtures/stack.mjs').Stack} stack
 * @param {() => import('../fixtures/service.mjs').Service} given
 */
export function checks(stack, given) {
  describe('the targets', () => {
    it('install from the shipped lock', async () => {
      const service = given();
      const lock = `services/${service.name}/${stack.packageManager}.lock`;
      const before = await service.workspace.read(lock);
      assertSuccess(await service.workspace.nx(['run', `${service.name}:install`]));
      assert.equal(await service.workspace.read(lock), before);
    });

    it('check: lint, types, tests, migrations', async () => {
      const { workspace, name } = given();
      // With uv as in a pipeline that has PostgreSQL, with Poetry as on a laptop that has none: what is left out there is the same code.
      const env = stack.packageManager === 'uv' || full ? testEnvironment : {};
      assertSuccess(await workspace.nx(['run-many', '--targets=check', `--projects=${name}`, '--parallel=1'], { env }));
    });

    it('build a wheel', async () => {
      const { workspace, name } = given();
      assertSuccess(await workspace.nx(['run', `${name}:build`]));
      const built = Object.keys(await workspace.snapshot(`services/${name}/dist`));
      assert.ok(built.some((file) => file.endsWith('.whl')), built.join(' '));
    });
  });
}

/**
 * What the service's tests reach.
 * @param {import('../fixtures/stack.mjs').Stack} _stack
 * @param {() => import('../fixtures/service.mjs').Service} given
 */
export function coverage(_stack, given) {
  it('coverage: the tests reach as much as the service asks for', async () => {
    const { workspace, name } = given();
    assertSuccess(await workspace.nx(['run', `${name}:coverage`], { env: testEnvironment }));
  });
}
