import { before, describe } from 'node:test';
import { contract } from '../contract/index.mjs';
import { full } from '../fixtures/extent.mjs';
import { Mailbox } from '../fixtures/mailbox.mjs';
import { unhampered } from '../fixtures/rates.mjs';
import { emptyDatabase, mailServer, noPostgresql } from '../fixtures/servers.mjs';
import { SECRET } from '../fixtures/service.mjs';

/**
 * The black-box suite in development settings, on SQLite.
 * @param {import('../fixtures/stack.mjs').Stack} stack
 * @param {() => import('../fixtures/service.mjs').Service} given
 */
export function httpOnSqlite(stack, given) {
  describe('in development settings', () => {
    let tested;
    before(async () => (tested = await serving(given(), stack, { production: false })));
    contract('over HTTP on SQLite', () => tested, { shop: stack.shop, timed: full });
  });
}

/** The same in production settings, on PostgreSQL. */
export function httpOnPostgresql(stack, given) {
  describe('in production settings', { skip: noPostgresql }, () => {
    let tested;
    before(async () => {
      const env = { SETTINGS__ENVIRONMENT: 'production', SETTINGS__DATABASE__URL: (await emptyDatabase()).url, ...unhampered };
      tested = await serving(given(), stack, { production: true, env });
    });
    contract('over HTTP on PostgreSQL', () => tested, { shop: stack.shop, timed: full || (stack.shop && stack.design === 'ddd') });
  });
}

/** @returns {Promise<import('../contract/index.mjs').Given>} a running service and its mailbox */
async function serving(service, stack, { production, env = {} }) {
  const mail = await mailServer();
  const running = await service.serve({ env: { SETTINGS__MAILING__HOST: '127.0.0.1', SETTINGS__MAILING__PORT: String(mail.port), ...env } });
  return {
    client: running.client,
    port: running.port,
    lines: () => running.lines,
    mailbox: Mailbox.ofServer(mail),
    facts: { secret: SECRET, production, costly: running.costly, addressees: true, uid: stack.uid },
  };
}
