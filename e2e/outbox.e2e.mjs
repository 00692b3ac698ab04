import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../tools/network.mjs';
import { result } from './fixtures/client.mjs';
import { postgresql, sqlite } from './fixtures/database.mjs';
import { eventually } from './fixtures/eventually.mjs';
import { full } from './fixtures/extent.mjs';
import { Mailbox } from './fixtures/mailbox.mjs';
import { stranger } from './fixtures/member.mjs';
import { mailServer, noPostgresql } from './fixtures/servers.mjs';
import { Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const SHORT_LEASE = { SETTINGS__OUTBOX__LEASE_SECONDS: '3' };
const KINDS = [
  ['SQLite', sqlite, false],
  ['PostgreSQL', postgresql, noPostgresql],
];

for (const stack of full ? [new Stack(), new Stack({ design: 'mvc', orm: 'tortoise' })] : [new Stack()]) {
  describe(`the outbox of ${stack.name}`, () => {
    let service;

    before(async () => {
      service = await Service.installed(await workspaceOfServices(), 'orders', stack);
    });

    for (const [kind, database, skip] of KINDS) {
      describe(`on ${kind}`, { skip }, () => {
        const running = [];
        after(() => Promise.all(running.map((each) => each.stop())));

        async function serve(env) {
          running.push(await service.serve({ env }));
          return running.at(-1);
        }

        it('keeps mails while the mail server is down and the deliverer is killed', async () => {
          const port = await freePort();
          const { url } = await database(service);
          const env = { SETTINGS__DATABASE__URL: url, SETTINGS__MAILING__HOST: '127.0.0.1', SETTINGS__MAILING__PORT: String(port), ...SHORT_LEASE };
          const { client } = await serve(env);
          const people = [stranger(), stranger(), stranger()];
          for (const person of people) result(await client.post('/users', person), 201);
          const first = await deliverer(running.at(-1));
          await running.at(-1).line(/the mail server does not answer/);
          process.kill(first, 'SIGKILL');
          result(await client.get('/health/ready'));
          const mailbox = Mailbox.ofServer(await mailServer(port));
          for (const { email } of people) {
            const key = await mailbox.firstKey('activate', email);
            result(await client.post('/users/activate', { key }));
          }
          assert.notEqual(await deliverer(running.at(-1)), first);
        });

        it('has each mail sent by one of several deliverers', async () => {
          const mail = await mailServer();
          const { url } = await database(service);
          const env = { SETTINGS__DATABASE__URL: url, SETTINGS__MAILING__HOST: '127.0.0.1', SETTINGS__MAILING__PORT: String(mail.port) };
          const [one, other] = [await serve(env), await serve(env)];
          const people = Array.from({ length: 12 }, stranger);
          await Promise.all(people.map(async (person, index) => result(await (index % 2 ? one : other).client.post('/users', person), 201)));
          const mailbox = Mailbox.ofServer(mail);
          for (const { email } of people) await eventually(() => mailbox.count(email) > 0, `a mail to ${email}`);
          await Promise.all(running.map((each) => each.stop()));
          assert.deepEqual(people.map(({ email }) => mailbox.count(email)), people.map(() => 1));
        });
      });
    }
  });
}

/** @returns {Promise<number>} the process that delivers, as the service told it last */
async function deliverer(running) {
  await running.line(/Deliverer runs \(process \d+\)/);
  return Number(running.lines.map((line) => line.match(/Deliverer runs \(process (\d+)\)/)).findLast(Boolean)[1]);
}
