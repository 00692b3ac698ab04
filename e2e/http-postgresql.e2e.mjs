import { before, describe } from 'node:test';
import { contract } from './contract/index.mjs';
import { Mailbox } from './fixtures/mailbox.mjs';
import { emptyDatabase, mailServer, noPostgresql } from './fixtures/servers.mjs';
import { SECRET, Service } from './fixtures/service.mjs';
import { workspaceWithPlugin } from './fixtures/workspace.mjs';

describe('in production settings', { skip: noPostgresql }, () => {
  let given;

  before(async () => {
    const mail = await mailServer();
    const database = await emptyDatabase();
    const service = await Service.installed(await workspaceWithPlugin(), 'orders', ['--database=postgresql']);
    const running = await service.serve({
      env: {
        SETTINGS__ENVIRONMENT: 'production',
        SETTINGS__DATABASE__URL: database.url,
        SETTINGS__MAILING__HOST: '127.0.0.1',
        SETTINGS__MAILING__PORT: String(mail.port),
      },
    });
    given = {
      client: running.client,
      port: running.port,
      mailbox: Mailbox.ofServer(mail),
      facts: { secret: SECRET, production: true, addressees: true },
    };
  });

  contract('ddd, sqlalchemy, uv on PostgreSQL', () => given);
});
