import { before } from 'node:test';
import { contract } from './contract/index.mjs';
import { mailServer } from './fixtures/servers.mjs';
import { Mailbox } from './fixtures/mailbox.mjs';
import { SECRET, Service } from './fixtures/service.mjs';
import { workspaceWithPlugin } from './fixtures/workspace.mjs';

let given;

before(async () => {
  const mail = await mailServer();
  const service = await Service.installed(await workspaceWithPlugin(), 'orders');
  const running = await service.serve({ env: { SETTINGS__MAILING__HOST: '127.0.0.1', SETTINGS__MAILING__PORT: String(mail.port) } });
  given = {
    client: running.client,
    port: running.port,
    mailbox: Mailbox.ofServer(mail),
    facts: { secret: SECRET, production: false, addressees: true },
  };
});

contract('ddd, sqlalchemy, uv on SQLite', () => given);
