import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { full } from '../fixtures/extent.mjs';
import { assertSuccess } from '../fixtures/failing.mjs';
import { entitySets } from '../fixtures/field-sets.mjs';
import { testEnvironment } from '../fixtures/servers.mjs';
import { Service } from '../fixtures/service.mjs';
import { Stack } from '../fixtures/stack.mjs';
import { workspaceOfServices } from '../fixtures/workspace.mjs';

const COUNT = full ? 50 : 20;
const PATIENCE = 3_600_000;

/**
 * Entities with fields by chance, in one service.
 * @param {ConstructorParameters<typeof Stack>[0]} choice
 * @param {number} seed of its own for every pair of design and ORM: what fails can be made again from it
 * @param {{ sampled?: boolean }} options `sampled`: it is tried in `npm test`, too
 */
export function randomEntities(choice, seed, { sampled = false } = {}) {
  const stack = new Stack(choice);

  describe(`${COUNT} entities with random fields: ${stack.name}, seed ${seed}`, { skip: !full && !sampled && 'in npm run test:full' }, () => {
    let service, entities;

    before(async () => {
      service = await Service.generate(await workspaceOfServices(), 'orders', stack);
      [entities] = fc.sample(entitySets(COUNT), { numRuns: 1, seed });
      console.log(entities.map(({ name, fields, owner, auth }) => `${name} ${fields} --auth=${auth}${owner ? ' --owner' : ''}`).join('\n'));
    });

    it('are made one after the other', async () => {
      for (const { name, fields, owner, auth } of entities) {
        const options = [`--fields=${fields}`, `--auth=${auth}`, ...(owner ? ['--owner'] : [])];
        await service.workspace.nxOk(['g', 'nx-robyn:entity', name, '--project=orders', '--no-interactive', ...options]);
      }
    });

    it('have a migration, are clean, and pass their own tests', async () => {
      await service.workspace.nxOk(['run', 'orders:makemigration', '--message=everything']);
      const targets = 'lint,typecheck,migration-check';
      assertSuccess(await service.workspace.nx(['run-many', `--targets=${targets}`, '--projects=orders', '--parallel=1'], { timeout: PATIENCE }));
      const own = entities.map(({ name }) => name.replaceAll('-', '_')).join(' or ');
      assertSuccess(await service.workspace.nx(['run', 'orders:test', '--', '-k', own], { env: testEnvironment, timeout: PATIENCE }));
    });
  });
}
