import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failure, result } from '../fixtures/client.mjs';
import { eventually } from '../fixtures/eventually.mjs';
import { isIdentity } from '../fixtures/identities.mjs';
import { logIn, member, stranger } from '../fixtures/member.mjs';
import { decode } from '../fixtures/token.mjs';

/** @param {() => import('./index.mjs').Given} given */
export function registration(given) {
  it('registers, mails a link, activates once, and then lets in', async () => {
    const { client, mailbox, facts } = given();
    const person = stranger();
    const key = await mailbox.key('activate', person.email, async () => {
      const reply = await client.post('/users', person);
      result(reply, 201);
      assert.doesNotMatch(reply.text, /password|hash/i);
    });
    failure(await client.post('/auth/login', { login: person.username, password: person.password }), 401, 'account_inactive');
    result(await client.post('/users/activate', { key }));
    const again = await client.post('/users/activate', { key });
    assert.ok(again.status >= 400 && again.status < 500, again.text);
    failure(again, again.status);
    const { accessToken, tokenType, expiresIn } = await logIn({ client }, person);
    assert.equal(tokenType.toLowerCase(), 'bearer');
    assert.ok(Number.isInteger(expiresIn) && expiresIn > 0);
    const me = result(await client.get('/auth/me', { token: accessToken }));
    assert.equal(me.username, person.username);
    assert.equal(me.email, person.email);
    assert.ok(isIdentity[facts.uid](me.id), `no ${facts.uid}: ${me.id}`);
    assert.equal(decode(accessToken).claims.sub, String(me.id));
    assert.deepEqual(Object.keys(me).filter((name) => /password|hash|_/i.test(name)), []);
  });

  it('refuses a key that nobody was sent', async () => {
    const { client } = given();
    const reply = await client.post('/users/activate', { key: '00000000-0000-4000-8000-000000000000' });
    assert.ok(reply.status >= 400 && reply.status < 500, reply.text);
    failure(await client.post('/users/activate', { key: 'no uuid' }), 422);
  });

  it('answers 409 for a taken username, in whatever letters', async () => {
    const { client } = given();
    const person = await member(given());
    for (const username of [person.username, person.username.toUpperCase()]) {
      failure(await client.post('/users', { ...stranger(), username }), 409);
    }
  });

  it('does not tell that an e-mail address is taken, except to its owner', async () => {
    const { client, mailbox, facts } = given();
    const person = await member(given());
    const other = stranger();
    const before = mailbox.count(person.email);
    const taken = await client.post('/users', { ...stranger(), email: person.email });
    const free = await client.post('/users', other);
    assert.equal(taken.status, 201, taken.text);
    assert.deepEqual(Object.keys(result(taken, 201)), Object.keys(result(free, 201)));
    assert.ok(isIdentity[facts.uid](taken.body.result.id), taken.text);
    assert.notEqual(taken.body.result.id, free.body.result.id, 'an identity that comes back would tell');
    if (facts.addressees) await eventually(() => mailbox.count(person.email) > before, `a mail to the owner of ${person.email}`);
    await logIn(given(), person);
  });

  it('names every field that is wrong', async () => {
    const { client } = given();
    const person = stranger();
    const wrong = [
      ['password', { ...person, password: 'x'.repeat(7) }],
      ['password', { ...person, password: 'x'.repeat(129) }],
      ['email', { ...person, email: 'not an address' }],
      ['username', { ...person, username: '' }],
      ['username', { email: person.email, password: person.password }],
      ['username', { ...person, username: 7 }],
    ];
    for (const [field, json] of wrong) {
      const error = failure(await client.post('/users', json), 422);
      assert.match(JSON.stringify(error.details), new RegExp(`\\b${field}\\b`));
      assert.ok(!JSON.stringify(error).includes(person.password), 'a password is not repeated');
    }
  });

  it('takes passwords of 8 and of 128 characters', async () => {
    const { client } = given();
    for (const length of [8, 128]) result(await client.post('/users', { ...stranger(), password: 'p'.repeat(length) }), 201);
  });
}
