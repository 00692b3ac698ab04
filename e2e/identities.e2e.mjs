import { before, describe, it } from 'node:test';
import { assertSuccess } from './fixtures/failing.mjs';
import { testEnvironment } from './fixtures/servers.mjs';
import { Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { workspaceWithPlugin } from './fixtures/workspace.mjs';
import { httpOnPostgresql, httpOnSqlite } from './suites/http.mjs';

const full = Boolean(process.env.NX_ROBYN_E2E_FULL);

// One kind of each way to store identities that the stacks have not. The others differ in who makes them alone.
for (const uid of full ? ['none', 'uuidv4', 'nanoid', 'ulid'] : ['none', 'ulid']) {
  const stack = new Stack({ uid });

  describe(stack.name, () => {
    let service;

    before(async () => {
      service = await Service.installed(await workspaceWithPlugin(), 'orders', stack);
    });

    it('is linted and typed, and its tables are those of its migration', async () => {
      const targets = ['lint', 'typecheck', 'migration-check'].join(',');
      assertSuccess(await service.workspace.nx(['run-many', `--targets=${targets}`, '--projects=orders', '--parallel=1']));
    });

    it('passes its tests', async () => {
      const some = full ? [] : ['--', '-k', 'identity or repository or register or unit_of_work'];
      assertSuccess(await service.workspace.nx(['run', 'orders:test', ...some], { env: testEnvironment }));
    });

    // SQLite keeps identities as PostgreSQL does, but for numbers.
    if (full || uid === 'none') httpOnSqlite(stack, () => service);
    httpOnPostgresql(stack, () => service);
  });
}
