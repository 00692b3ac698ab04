import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { failure, result } from '../fixtures/client.mjs';
import { Mailbox } from '../fixtures/mailbox.mjs';
import { logIn, member, stranger } from '../fixtures/member.mjs';
import { emptyDatabase, mailServer, noPostgresql } from '../fixtures/servers.mjs';
import { SECRET } from '../fixtures/service.mjs';
import { decode } from '../fixtures/token.mjs';

const LIMITED = [
  'POST /auth/login',
  'POST /auth/refresh',
  'POST /users',
  'POST /users/activate',
  'POST /users/email-change/confirm',
  'POST /users/email-change/request',
  'POST /users/password/change',
  'POST /users/password/reset/confirm',
  'POST /users/password/reset/request',
];

/**
 * What a service does against those who mean it no good, where that needs settings of its own.
 * @param {import('../fixtures/stack.mjs').Stack} _stack
 * @param {() => import('../fixtures/service.mjs').Service} given
 */
export function abuse(_stack, given) {
  describe('rate limits', () => limits(given));
  describe('rotation of the secret', () => rotation(given));
  describe('secrets and the log', { skip: noPostgresql }, () => secrets(given));
}

function limits(given) {
  let database;
  const serve = (env) =>
    given().serve({ env: { SETTINGS__ENVIRONMENT: 'production', SETTINGS__DATABASE__URL: database, SETTINGS__SERVER__WORKERS: '1', ...env } });

  before(() => (database = `sqlite:///${given().path('var', 'limits.db')}`));

  it('are on in production, of each group by itself, and no header talks them away', async () => {
    const { client, stop } = control(await serve());
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        // Counted before anything is looked at: these need not hash a password each.
        client.post('/auth/login', {}, { headers: { 'x-forwarded-for': `192.0.2.${index}` } }),
      ),
    );
    const refused = replies.filter(({ status }) => status === 429);
    assert.deepEqual([refused.length, replies.filter(({ status }) => status === 422).length], [10, 30]);
    for (const reply of refused) {
      failure(reply, 429, 'too_many_requests');
      assert.match(reply.headers.get('retry-after'), /^(?:[1-9]|[1-5][0-9]|60)$/);
    }
    failure(await client.post('/auth/login', { login: stranger().username, password: 'a guess' }), 429, 'too_many_requests');
    failure(await client.post('/auth/refresh', { refreshToken: 'a-guess' }), 401);
    for (let count = 0; count < 50; count += 1) assert.equal((await client.get('/health')).status, 200);
    await stop();
  });

  it('keep anybody from filling a mailbox', async () => {
    const { client, stop } = control(await serve());
    const { email } = stranger();
    const replies = await Promise.all(Array.from({ length: 7 }, () => client.post('/users/password/reset/request', { email })));
    assert.deepEqual(replies.map(({ status }) => status).sort(), [202, 202, 202, 202, 202, 429, 429]);
    failure(await client.post('/users', { ...stranger(), email }), 429, 'too_many_requests');
    result(await client.post('/users/password/reset/request', { email: stranger().email }), 202);
    await stop();
  });

  it('go by the client that a trusted proxy names', async () => {
    const { client, stop } = control(await serve({ SETTINGS__SERVER__TRUSTED_PROXIES: '["127.0.0.1"]', SETTINGS__RATE_LIMIT__REFRESH: '2/hour' }));
    const refresh = (said) => client.post('/auth/refresh', { refreshToken: 'a-guess' }, { headers: { 'x-forwarded-for': said } });
    for (const said of ['192.0.2.1', '10.0.0.1, 192.0.2.1', '192.0.2.2', '192.0.2.2']) failure(await refresh(said), 401);
    for (const said of ['192.0.2.1', '192.0.2.3, 192.0.2.2', '::ffff:192.0.2.1', '192.0.2.1:99']) failure(await refresh(said), 429, 'too_many_requests');
    for (const said of ['2001:db8::1', '2001:db8::2']) failure(await refresh(said), 401);
    failure(await refresh('2001:db8:0:0:ffff::3'), 429);
    await stop();
  });

  it('are in the contract of the routes that have one, and of no other', async () => {
    const { client, stop } = control(await given().serve());
    const { paths } = (await client.get('/openapi.json')).body;
    const documented = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { responses }]) => (responses?.['429'] ? [`${method.toUpperCase()} ${path}`] : [])),
    );
    assert.deepEqual(documented.sort(), LIMITED);
    await stop();
  });
}

function rotation(given) {
  it('lets what the one before has signed be good until that is dropped', async () => {
    const env = { SETTINGS__DATABASE__URL: `sqlite:///${given().path('var', 'rotation.db')}` };
    const rotated = { ...env, SETTINGS__AUTHENTICATION__SECRET: `${SECRET}-the-next` };
    const first = control(await given().serve({ env }));
    const person = await member(first);
    const before = await logIn(first, person);
    await first.stop();

    const second = control(await given().serve({ env: { ...rotated, SETTINGS__AUTHENTICATION__PREVIOUS_SECRETS: JSON.stringify([SECRET]) } }));
    result(await second.client.get('/auth/me', { token: before.accessToken }));
    assert.equal((await session(second.client, before)).active, true);
    const after = await logIn(second, person);
    result(await second.client.get('/auth/me', { token: after.accessToken }));
    assert.notEqual(decode(after.accessToken).header.kid, decode(before.accessToken).header.kid);
    await second.stop();

    const third = control(await given().serve({ env: rotated }));
    failure(await third.client.get('/auth/me', { token: before.accessToken }), 401, 'invalid_token');
    assert.equal((await session(third.client, before)).active, false);
    result(await third.client.get('/auth/me', { token: after.accessToken }));
    assert.equal((await session(third.client, after)).active, true);
    result(await third.client.post('/auth/refresh', { refreshToken: before.refreshToken }));
    await third.stop();
  });
}

function secrets(given) {
  it('stay apart, with everything logged that can be and whatever fails', async () => {
    const [database, mail] = [await emptyDatabase(), await mailServer()];
    const hidden = { database: 'the-password-of-the-database', mail: 'the-password-of-the-mail-server', secret: SECRET };
    const url = new URL(database.url);
    url.password = hidden.database;
    const logs = given().path('var', 'log-of-secrets');
    await rm(logs, { recursive: true, force: true });
    const env = {
      SETTINGS__DATABASE__URL: url.href,
      SETTINGS__LOGGING__FILE: `${logs}/service.log`,
      SETTINGS__LOGGING__LEVEL: 'DEBUG',
      SETTINGS__LOGGING__SQL: 'true',
      SETTINGS__MAILING__HOST: '127.0.0.1',
      SETTINGS__MAILING__PORT: String(mail.port),
      SETTINGS__MAILING__PASSWORD: hidden.mail,
    };
    const running = await given().serve({ env });
    const tested = { client: running.client, mailbox: Mailbox.ofServer(mail) };
    Object.assign(hidden, await everyDay(tested), await onBadDays(tested, database));
    await running.stop();
    const refused = await given().command(['serve'], { ...env, SETTINGS__DATABASE__URL: `postgresql://nobody:${hidden.database}@127.0.0.1:1/none` });

    const files = await Promise.all((await readdir(logs)).map((name) => readFile(`${logs}/${name}`, 'utf8')));
    const said = [running.log, refused.stdout, refused.stderr, ...files].join('\n');
    assert.match(said, /INSERT INTO/, 'statements are logged');
    assert.match(said, /Traceback/, 'something has failed');
    for (const [name, secret] of Object.entries(hidden)) assert.ok(!said.includes(secret), `${name} is in the log:\n${around(said, secret)}`);
    assert.doesNotMatch(said, /\$argon2id\$/);
  });
}

/** All that a user does with secrets. @returns {Promise<Record<string, string>>} them */
async function everyDay(given) {
  const { client, mailbox } = given;
  const person = { ...stranger(), password: 'the first password of all' };
  const activation = await mailbox.key('activate', person.email, async () => result(await client.post('/users', person), 201));
  await client.get(`/activate/${activation}`);
  result(await client.post('/users/activate', { key: activation }));
  const first = await logIn(given, person);
  const { accessToken: token } = first;
  result(await client.get(`/auth/me?access_token=${token}`, { token, headers: { cookie: first.cookies[0].split(';')[0] } }));
  const password = 'the second password of all';
  result(await client.post('/users/password/change', { oldPassword: person.password, newPassword: password }, { token }));
  const next = result(await client.post('/auth/refresh', { refreshToken: first.refreshToken }));
  const { email } = stranger();
  const change = await mailbox.key('confirm-email', email, async () => result(await client.post('/users/email-change/request', { email }, { token }), 202));
  await client.get(`/confirm-email/${change}`);
  result(await client.post('/users/email-change/confirm', { key: change }));
  const reset = await mailbox.key('reset-password', email, async () => result(await client.post('/users/password/reset/request', { email }), 202));
  await client.get(`/reset-password/${reset}?key=${reset}`);
  const last = 'the third password of all';
  result(await client.post('/users/password/reset/confirm', { key: reset, password: last }));
  const cookie = first.cookies[0].split(';')[0].split('=').slice(1).join('=');
  return {
    activation, change, reset, cookie, password, last,
    first: person.password, access: token, refresh: first.refreshToken, nextAccess: next.accessToken, nextRefresh: next.refreshToken,
  };
}

/** All that goes wrong with secrets in it. @returns {Promise<Record<string, string>>} them */
async function onBadDays(given, database) {
  const { client } = given;
  const hidden = { wrong: 'a password that is wrong', broken: 'a password in broken JSON', late: 'a password that came too late', basic: 'dXNlcjpwYXNzd29yZA', forged: 'x.a-forged-token.y' };
  const headers = { 'content-type': 'application/json' };
  const person = await member(given);
  failure(await client.post('/auth/login', { login: person.username, password: hidden.wrong }), 401);
  failure(await client.call('POST', '/auth/login', { body: `{"login":"x","password":"${hidden.broken}"`, headers }), 422);
  failure(await client.post('/users', { ...stranger(), password: [hidden.broken] }), 422);
  failure(await client.get('/auth/me', { headers: { authorization: `Basic ${hidden.basic}` } }), 401);
  failure(await client.get('/auth/me', { token: hidden.forged }), 401);
  await database.query('ALTER TABLE refresh_tokens RENAME TO refresh_tokens_away');
  failure(await client.post('/auth/login', { login: person.username, password: person.password }), 500);
  await database.query('ALTER TABLE outbox RENAME TO outbox_away');
  failure(await client.post('/users', { ...stranger(), password: hidden.late }), 500);
  return { ...hidden, members: person.password };
}

async function session(client, { cookies }) {
  return result(await client.get('/auth/session', { headers: { cookie: cookies[0].split(';')[0] } }));
}

/** A running service as tests of users take it: mails are in its log. */
function control(running) {
  return { client: running.client, mailbox: Mailbox.ofLog(running), stop: () => running.stop() };
}

function around(text, found) {
  const at = text.indexOf(found);
  return text.slice(Math.max(0, at - 300), at + 300);
}
