import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { capture } from '../../tools/command.mjs';
import { freePort, isListening } from '../../tools/network.mjs';
import { postgresql, sqlite } from '../fixtures/database.mjs';
import { assertFailure, assertSuccess } from '../fixtures/failing.mjs';
import { addColumn, lengthenColumn } from '../fixtures/model.mjs';
import { revisionsOf } from '../fixtures/revision.mjs';
import { noPostgresql } from '../fixtures/servers.mjs';

/**
 * Migrations as a developer and a deployment meet them.
 * @param {import('../fixtures/stack.mjs').Stack} stack
 * @param {() => import('../fixtures/service.mjs').Service} given
 */
export function migrations(stack, given) {
  describe('migrations', () => {
    let service, revisions;

    before(() => ({ service, revisions } = tested(stack, given)));

    onEachDatabase(given, ({ empty, migrated, target }) => {
      it('bring a fresh checkout to head, and a second run changes nothing', async () => {
        const { database, env } = await empty();
        assertFailure(await service.command(['migration-check', '--pending'], env));
        assertSuccess(await target('migrate', { env }));
        const columns = await database.columns();
        assert.ok(columns.some((name) => name.endsWith('.username')), columns.join(' '));
        assertSuccess(await target('migrate', { env }));
        assert.deepEqual(await database.columns(), columns);
        assertSuccess(await service.command(['migration-check', '--pending'], env));
      });

      it('run three at once, and all succeed', async () => {
        const { database, env } = await empty();
        const outcomes = await Promise.all([1, 2, 3].map(() => service.command(['migrate'], env)));
        for (const outcome of outcomes) assertSuccess(outcome);
        assert.deepEqual(await database.columns(), await (await migrated()).database.columns());
      });

      it('follow a change of the models: drift, makemigration, pending, migrate, rollback', async () => {
        const { database, env } = await migrated();
        const before = await database.columns();
        const undo = await addColumn(service, 'nickname');
        const shipped = await revisions.files();
        try {
          assertFailure(await service.command(['migration-check'], env), /nickname/);
          assertSuccess(await target('makemigration', { args: ['--message=add a nickname'], env }));
          const { file, text } = await revisions.newest();
          assert.match(file, /add_a_nickname/);
          assert.match(text, /nickname/);
          assert.deepEqual(await database.columns(), before, 'the configured database is not touched');
          assertSuccess(await service.command(['migration-check'], env));
          assertFailure(await service.command(['migration-check', '--pending'], env));
          assertSuccess(await service.command(['migrate'], env));
          assert.ok((await database.columns()).includes('users.nickname'));
          assertSuccess(await service.tool('ruff', ['check', '.']));
          assertSuccess(await service.tool('ruff', ['format', '--check', '.']));
          assertSuccess(await target('rollback', { env }));
          assert.deepEqual(await database.columns(), before);
        } finally {
          await undo();
          await revisions.removeAllBut(shipped);
        }
      });
    });
  });
}

/**
 * Migrations that go wrong, or are none; what a package manager does not change.
 * @param {import('../fixtures/stack.mjs').Stack} stack
 * @param {() => import('../fixtures/service.mjs').Service} given
 */
export function migrationsInTrouble(stack, given) {
  describe('migrations in trouble', () => {
    let workspace, service, revisions;

    before(() => ({ workspace, service, revisions } = tested(stack, given)));

    onEachDatabase(given, ({ empty, migrated, target }) => {
      it('agree with the models, and say "no changes" instead of writing an empty one', async () => {
        const { env } = await empty();
        assertSuccess(await service.command(['migration-check'], env));
        const files = await revisions.files();
        const outcome = await target('makemigration', { args: ['--message=nothing new'], env });
        assertSuccess(outcome);
        assert.match(outcome.output, /no changes/i);
        assert.deepEqual(await revisions.files(), files);
      });

      it('that fail leave the database as it was, and serve does not start', async () => {
        const { database, env } = await migrated();
        const before = await database.columns();
        const { id } = await revisions.newest();
        const shipped = await revisions.files();
        await revisions.write({
          id: 'bad0bad0bad0',
          after: id,
          upgrade: ['CREATE TABLE half (id INTEGER PRIMARY KEY)', 'SELECT no_such_function()'],
        });
        try {
          assertFailure(await service.command(['migrate'], env), /bad0bad0bad0/);
          assert.deepEqual(await database.columns(), before);
          const port = await freePort();
          const served = await service.command(['serve'], { ...env, SETTINGS__SERVER__PORT: String(port) });
          assertFailure(served, /bad0bad0bad0/);
          assert.equal(await isListening(port), false);
          assertFailure(await target('migrate', { env }), /bad0bad0bad0/);
        } finally {
          await revisions.removeAllBut(shipped);
        }
        assertSuccess(await service.command(['migrate'], env));
      });

      it('with several heads are reported', async () => {
        const { env } = await empty();
        const shipped = await revisions.files();
        const { id } = await revisions.newest();
        for (const head of ['aaaaaaaaaaaa', 'bbbbbbbbbbbb']) await revisions.write({ id: head, after: id, upgrade: [] });
        try {
          assertFailure(await service.command(['migration-check'], env), /heads/i, /aaaaaaaaaaaa/, /bbbbbbbbbbbb/);
          assertFailure(await service.command(['makemigration', '--message', 'more'], env), /heads/i);
        } finally {
          await revisions.removeAllBut(shipped);
        }
      });

      it('roll back to nothing and come again', async () => {
        const { database, env } = await migrated();
        const columns = await database.columns();
        for (let step = 0; step < (await revisions.steps()); step += 1) assertSuccess(await service.command(['rollback'], env));
        assert.deepEqual((await database.columns()).filter((name) => !name.startsWith(revisions.versionTable)), []);
        const outcome = await service.command(['rollback'], env);
        assertSuccess(outcome);
        assert.match(outcome.output, /nothing to roll back/i);
        assertSuccess(await service.command(['migrate'], env));
        assert.deepEqual(await database.columns(), columns);
      });
    });

    it('are written by hand where a statement has to be found by people', async () => {
      const shipped = await revisions.files();
      assertSuccess(await workspace.nx(['run', 'orders:makemigration', '--message=by hand', '--empty']));
      try {
        const { file, text } = await revisions.newest();
        assert.match(file, /by_hand/);
        assert.doesNotMatch(text, /ALTER|CREATE|op\./);
        assertSuccess(await workspace.nx(['run', 'orders:lint']));
        assertSuccess(await service.command(['migration-check']));
      } finally {
        await revisions.removeAllBut(shipped);
      }
    });

    it('that are missing are told by the tests of the service, which write none', async () => {
      const shipped = await revisions.files();
      const undo = await addColumn(service, 'nickname');
      try {
        const tests = ['-m', 'pytest', '-q', 'tests/integration/test_command_line.py'];
        assertFailure(await capture(service.python, tests, { cwd: service.directory, timeout: 300_000 }), /nickname/);
        assert.deepEqual(await revisions.files(), shipped);
      } finally {
        await undo();
        await revisions.removeAllBut(shipped);
      }
    });

    if (stack.orm === 'tortoise') {
      it('that one database cannot have are written for none, and the way out is told', async () => {
        const undo = await lengthenColumn(service, 'username');
        const shipped = await revisions.files();
        try {
          const outcome = await workspace.nx(['run', 'orders:makemigration', '--message=longer names']);
          assertFailure(outcome, /sqlite/, /unsupported in SQLite/, /makemigration --empty --message "longer names"/);
          assert.deepEqual(await revisions.files(), shipped);
        } finally {
          await undo();
        }
      });

      it('are made level where one database lacks one', async () => {
        const undo = await addColumn(service, 'nickname');
        const shipped = await revisions.files();
        try {
          assertSuccess(await service.command(['makemigration', '--message', 'add a nickname']));
          const [first] = (await revisions.files()).filter((path) => !shipped.includes(path));
          await revisions.removeAllBut([...shipped, first]);
          assertFailure(await service.command(['migration-check']), /not level/);
          assertSuccess(await service.command(['makemigration', '--message', 'add a nickname']));
          assertSuccess(await workspace.nx(['run', 'orders:migration-check']));
        } finally {
          await undo();
          await revisions.removeAllBut(shipped);
        }
      });

      it('are made and run by the tool itself too', async () => {
        const { url } = await sqlite(service);
        const env = { SETTINGS__DATABASE__URL: url };
        const undo = await addColumn(service, 'nickname');
        const shipped = await revisions.files();
        const aerich = (...args) => service.tool('aerich', args, env);
        try {
          assertSuccess(await aerich('migrate', '--name', 'add_a_nickname', '--offline'));
          assertSuccess(await service.command(['makemigration', '--message', 'add a nickname'], env));
          assertSuccess(await aerich('upgrade'));
          assertSuccess(await service.command(['migration-check', '--pending'], env));
          assertSuccess(await aerich('downgrade', '--yes'));
          assertFailure(await service.command(['migration-check', '--pending'], env), /add_a_nickname/);
        } finally {
          await undo();
          await revisions.removeAllBut(shipped);
        }
      });
    }

    it('say which database does not answer', async () => {
      const url = `postgresql://nobody:secret-password@127.0.0.1:${await freePort()}/nothing`;
      const outcome = await service.command(['migrate'], { SETTINGS__DATABASE__URL: url });
      assertFailure(outcome, /127\.0\.0\.1/);
      assert.doesNotMatch(outcome.output, /secret-password/);
    });
  });
}

function tested(stack, given) {
  const service = given();
  return { service, workspace: service.workspace, revisions: revisionsOf(service, stack) };
}

/**
 * Declares tests once for each kind of database.
 * @param {() => import('../fixtures/service.mjs').Service} given
 * @param {(make: { empty: Function, migrated: Function, target: Function }) => void} declare `empty` and `migrated` make a database of the
 *   test's own; `target` runs what a target runs: on SQLite by Nx, and then, which is all that the target adds, without
 */
function onEachDatabase(given, declare) {
  const byNx = (verb, { args = [], env }) => given().workspace.nx(['run', `${given().name}:${verb}`, ...args], { env });
  const byItself = (verb, { args = [], env }) => given().command([verb, ...args], env);
  for (const [kind, skip, make, target] of [
    ['SQLite', false, () => sqlite(given()), byNx],
    ['PostgreSQL', noPostgresql, postgresql, byItself],
  ]) {
    const empty = async () => {
      const database = await make();
      return { database, env: { SETTINGS__DATABASE__URL: database.url } };
    };
    const migrated = async () => {
      const made = await empty();
      assertSuccess(await given().command(['migrate'], made.env));
      return made;
    };
    describe(`on ${kind}`, { skip }, () => declare({ empty, migrated, target }));
  }
}
