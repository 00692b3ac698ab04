import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { freePort, isListening } from '../../tools/network.mjs';
import { postgresql, sqlite } from '../fixtures/database.mjs';
import { assertFailure, assertSuccess } from '../fixtures/failing.mjs';
import { addColumn } from '../fixtures/model.mjs';
import { Revisions } from '../fixtures/revision.mjs';
import { noPostgresql } from '../fixtures/servers.mjs';

/**
 * Migrations as a developer and a deployment meet them.
 * @param {import('../fixtures/stack.mjs').Stack} _stack
 * @param {() => import('../fixtures/service.mjs').Service} given
 */
export function migrations(_stack, given) {
  describe('migrations', () => {
    let workspace, service, revisions;

    before(() => {
      service = given();
      workspace = service.workspace;
      revisions = new Revisions(service);
    });

    for (const [kind, skip, make] of [
      ['SQLite', false, () => sqlite(service)],
      ['PostgreSQL', noPostgresql, postgresql],
    ]) {
      describe(`on ${kind}`, { skip }, () => {
        /** A database of the test's own. */
        const empty = async () => {
          const database = await make();
          return { database, env: { SETTINGS__DATABASE__URL: database.url } };
        };

        /** The same, at head. */
        const migrated = async () => {
          const made = await empty();
          assertSuccess(await service.command(['migrate'], made.env));
          return made;
        };

        it('bring a fresh checkout to head, and a second run changes nothing', async () => {
          const { database, env } = await empty();
          assertFailure(await service.command(['migration-check', '--pending'], env));
          assertSuccess(await workspace.nx(['run', 'orders:migrate'], { env }));
          const columns = await database.columns();
          assert.ok(columns.some((name) => name.endsWith('.username')), columns.join(' '));
          assertSuccess(await workspace.nx(['run', 'orders:migrate'], { env }));
          assert.deepEqual(await database.columns(), columns);
          assertSuccess(await service.command(['migration-check', '--pending'], env));
        });

        it('run three at once, and all succeed', async () => {
          const { database, env } = await empty();
          const outcomes = await Promise.all([1, 2, 3].map(() => service.command(['migrate'], env)));
          for (const outcome of outcomes) assertSuccess(outcome);
          assert.deepEqual(await database.columns(), await (await migrated()).database.columns());
        });

        it('agree with the models, and say "no changes" instead of writing an empty one', async () => {
          const { env } = await empty();
          assertSuccess(await service.command(['migration-check'], env));
          const files = await revisions.files();
          const outcome = await workspace.nx(['run', 'orders:makemigration', '--message=nothing new'], { env });
          assertSuccess(outcome);
          assert.match(outcome.output, /no changes/i);
          assert.deepEqual(await revisions.files(), files);
        });

        it('follow a change of the models: drift, makemigration, pending, migrate, rollback', async () => {
          const { database, env } = await migrated();
          const before = await database.columns();
          const undo = await addColumn(service, 'nickname');
          const shipped = await revisions.files();
          try {
            assertFailure(await service.command(['migration-check'], env), /nickname/);
            assertSuccess(await workspace.nx(['run', 'orders:makemigration', '--message=add a nickname'], { env }));
            const { file, text } = await revisions.newest();
            assert.match(file, /add_a_nickname/);
            assert.match(text, /nickname/);
            assert.deepEqual(await database.columns(), before, 'the configured database is not touched');
            assertSuccess(await service.command(['migration-check'], env));
            assertFailure(await service.command(['migration-check', '--pending'], env));
            assertSuccess(await service.command(['migrate'], env));
            assert.ok((await database.columns()).includes('users.nickname'));
            assertSuccess(await workspace.nx(['run', 'orders:lint']));
            assertSuccess(await workspace.nx(['run', 'orders:rollback'], { env }));
            assert.deepEqual(await database.columns(), before);
          } finally {
            await undo();
            await removeAllBut(shipped);
          }
        });

        it('that fail leave the database as it was, and serve does not start', async () => {
          const { database, env } = await migrated();
          const before = await database.columns();
          const { id } = await revisions.newest();
          const shipped = await revisions.files();
          await revisions.write({
            id: 'bad0bad0bad0',
            after: id,
            upgrade: 'op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))\nop.execute("SELECT no_such_function()")',
          });
          try {
            assertFailure(await service.command(['migrate'], env), /bad0bad0bad0/);
            assert.deepEqual(await database.columns(), before);
            const port = await freePort();
            const served = await service.command(['serve'], { ...env, SETTINGS__SERVER__PORT: String(port) });
            assertFailure(served, /bad0bad0bad0/);
            assert.equal(await isListening(port), false);
            assertFailure(await workspace.nx(['run', 'orders:migrate'], { env }), /bad0bad0bad0/);
          } finally {
            await removeAllBut(shipped);
          }
          assertSuccess(await service.command(['migrate'], env));
        });

        it('with several heads are reported', async () => {
          const { env } = await empty();
          const shipped = await revisions.files();
          const { id } = await revisions.newest();
          for (const head of ['aaaaaaaaaaaa', 'bbbbbbbbbbbb']) await revisions.write({ id: head, after: id, upgrade: 'pass' });
          try {
            assertFailure(await service.command(['migration-check'], env), /heads/i, /aaaaaaaaaaaa/, /bbbbbbbbbbbb/);
            assertFailure(await service.command(['makemigration', '--message', 'more'], env), /heads/i);
          } finally {
            await removeAllBut(shipped);
          }
        });

        it('roll back to nothing and come again', async () => {
          const { database, env } = await migrated();
          const columns = await database.columns();
          for (let step = 0; step < (await revisions.files()).length; step += 1) assertSuccess(await service.command(['rollback'], env));
          assert.deepEqual((await database.columns()).filter((name) => !name.startsWith('alembic_version')), []);
          const outcome = await service.command(['rollback'], env);
          assertSuccess(outcome);
          assert.match(outcome.output, /nothing to roll back/i);
          assertSuccess(await service.command(['migrate'], env));
          assert.deepEqual(await database.columns(), columns);
        });
      });
    }

    it('say which database does not answer', async () => {
      const url = `postgresql://nobody:secret-password@127.0.0.1:${await freePort()}/nothing`;
      const outcome = await service.command(['migrate'], { SETTINGS__DATABASE__URL: url });
      assertFailure(outcome, /127\.0\.0\.1/);
      assert.doesNotMatch(outcome.output, /secret-password/);
    });

    async function removeAllBut(files) {
      const extra = (await revisions.files()).filter((name) => !files.includes(name));
      await Promise.all(extra.map((name) => rm(join(revisions.folder, name))));
    }
  });
}
