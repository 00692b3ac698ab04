import { before, describe, it } from 'node:test';
import { full } from './fixtures/extent.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { isIdentity } from './fixtures/identities.mjs';
import { testEnvironment } from './fixtures/servers.mjs';
import { Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';
import { httpOnPostgresql, httpOnSqlite } from './suites/http.mjs';

const all = [httpOnSqlite, httpOnPostgresql];

/** The stacks have the default kind. Texts differ from it in a column's type; numbers come from the database. */
const sample = [
  [{ orm: 'sqlalchemy', uid: 'none' }, [httpOnPostgresql]],
  [{ orm: 'tortoise', uid: 'ulid' }, []],
];

for (const [choice, suites] of full ? everyOther() : sample) {
  const stack = new Stack(choice);

  describe(stack.name, () => {
    let service;

    before(async () => {
      service = await Service.installed(await workspaceOfServices(), 'orders', stack);
    });

    it('is linted and typed, and its tables are those of its migration', async () => {
      const targets = ['lint', 'typecheck', 'migration-check'].join(',');
      assertSuccess(await service.workspace.nx(['run-many', `--targets=${targets}`, '--projects=orders', '--parallel=1']));
    });

    it('passes its tests', async () => {
      const some = full ? [] : ['--', '-k', 'identity or repository or register or unit_of_work'];
      assertSuccess(await service.workspace.nx(['run', 'orders:test', ...some], { env: testEnvironment }));
    });

    for (const suite of suites) suite(stack, () => service);
  });
}

/** Every kind that the stacks do not have, with every ORM. */
function everyOther() {
  const uids = Object.keys(isIdentity).filter((uid) => uid !== new Stack().uid);
  return ['sqlalchemy', 'tortoise'].flatMap((orm) => uids.map((uid) => [{ orm, uid }, all]));
}
