import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { postgresql, sqlite } from '../fixtures/database.mjs';
import { assertSuccess } from '../fixtures/failing.mjs';
import { revisionsOf } from '../fixtures/revision.mjs';
import { noPostgresql } from '../fixtures/servers.mjs';

const everyType = [
  'order:string(120):unique',
  'type:enum(open|done):default=open',
  'body:text?',
  'views:bigint:index:default=7',
  'price:decimal(10,2):default=1.5',
  'weight:float?',
  'sold:boolean:default=false',
  'day:date?',
  'at:time?',
  'made:datetime?',
  'token:uuid?',
  'more:json?',
  'parent:ref(test-note)?:setnull',
  'author:ref(user)?:cascade',
].join(',');

/**
 * What an entity means for the databases: its table, more columns, and its end.
 * @param {import('../fixtures/stack.mjs').Stack} stack
 * @param {() => import('../fixtures/service.mjs').Service} given
 */
export function entityMigrations(stack, given) {
  describe('migrations of entities', () => {
    let service, revisions, shipped, databases;

    before(async () => {
      service = given();
      revisions = revisionsOf(service, stack);
      shipped = await revisions.files();
      databases = await Promise.all([() => sqlite(service), ...(noPostgresql ? [] : [postgresql])].map((make) => make()));
      await onEach(async (database) => {
        await run(database, 'migrate');
        database.before = await database.columns();
      });
    });

    after(() => revisions.removeAllBut(shipped));

    it('make exactly its table, and take it back', async () => {
      await entity(`--fields=${everyType}`);
      await revise('add test notes', /add_test_notes/);
      await onEach(async (database) => {
        await run(database, 'migration-check');
        await run(database, 'migrate');
        const added = (await database.columns()).filter((name) => !database.before.includes(name));
        assert.ok(added.includes('test_notes.parent_id'), added.join(' '));
        assert.deepEqual(added.filter((name) => !name.startsWith('test_notes.')), []);
        await run(database, 'rollback');
        assert.deepEqual(await database.columns(), database.before);
        await run(database, 'migrate');
      });
    });

    it('add a column that came later', async () => {
      await entity(`--fields=${everyType},rank:integer:default=3,note:string(9)?`);
      await revise('add ranks', /add_ranks/);
      await onEach(async (database) => {
        await run(database, 'migration-check');
        await run(database, 'migrate');
        const columns = await database.columns();
        for (const column of ['rank', 'note']) assert.ok(columns.includes(`test_notes.${column}`), columns.join(' '));
      });
    });

    it('drop the table of one that was removed', async () => {
      await service.workspace.nxOk(['g', 'nx-robyn:remove-entity', 'test-note', `--project=${service.name}`, '--no-interactive']);
      await revise('no test notes', /no_test_notes/);
      await onEach(async (database) => {
        await run(database, 'migration-check');
        await run(database, 'migrate');
        assert.deepEqual(await database.columns(), database.before);
        await run(database, 'rollback');
        assert.ok((await database.columns()).includes('test_notes.rank'));
      });
    });

    const onEach = (work) => Promise.all(databases.map(work));

    const entity = (...options) =>
      service.workspace.nxOk(['g', 'nx-robyn:entity', 'test-note', `--project=${service.name}`, '--no-interactive', ...options]);

    const run = async (database, verb) => assertSuccess(await service.command([verb], { SETTINGS__DATABASE__URL: database.url }));

    /** On the last database, so that PostgreSQL tries what it is given. */
    const revise = async (message, name) => {
      const known = await revisions.files();
      const env = { SETTINGS__DATABASE__URL: databases.at(-1).url };
      assertSuccess(await service.command(['makemigration', '--message', message], env));
      const made = (await revisions.files()).filter((path) => !known.includes(path));
      assert.equal(made.length, revisions.folders.length, made.join(' '));
      for (const path of made) assert.match(path, name);
    };
  });
}
