import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failure, result } from '../fixtures/client.mjs';
import { logIn, member, stranger } from '../fixtures/member.mjs';

const NEW = 'another long pass phrase';

/** @param {() => import('./index.mjs').Given} given */
export function passwords(given) {
  it('changes a password, for who knows the old one', async () => {
    const { client } = given();
    const person = await member(given());
    const { accessToken: token } = await logIn(given(), person);
    const wrong = await client.post('/users/password/change', { oldPassword: 'not mine at all', newPassword: NEW }, { token });
    assert.ok(wrong.status >= 400 && wrong.status < 500, wrong.text);
    failure(wrong, wrong.status);
    failure(await client.post('/users/password/change', { oldPassword: person.password, newPassword: 'short' }, { token }), 422);
    result(await client.post('/users/password/change', { oldPassword: person.password, newPassword: NEW }, { token }));
    failure(await client.post('/auth/login', { login: person.username, password: person.password }), 401);
    await logIn(given(), { ...person, password: NEW });
  });

  it('resets a forgotten password by mail, once per key, and ends the sessions', async () => {
    const { client, mailbox } = given();
    const person = await member(given());
    const { refreshToken } = await logIn(given(), person);
    const key = await mailbox.key('reset-password', person.email, async () =>
      result(await client.post('/users/password/reset/request', { email: person.email }), 202),
    );
    result(await client.post('/users/password/reset/confirm', { key, password: NEW }));
    const again = await client.post('/users/password/reset/confirm', { key, password: 'yet another one' });
    assert.ok(again.status >= 400 && again.status < 500, again.text);
    failure(await client.post('/auth/refresh', { refreshToken }), 401);
    failure(await client.post('/auth/login', { login: person.username, password: person.password }), 401);
    await logIn(given(), { ...person, password: NEW });
  });

  it('answers a reset for an unknown address like any other, and mails nobody', async () => {
    const { client, mailbox } = given();
    const { email } = stranger();
    const person = await member(given());
    const unknown = await client.post('/users/password/reset/request', { email });
    let known;
    await mailbox.key('reset-password', person.email, async () => {
      known = await client.post('/users/password/reset/request', { email: person.email });
    });
    assert.deepEqual([unknown.status, unknown.body], [known.status, known.body]);
    assert.equal(mailbox.count(email), 0, 'what was asked for first is delivered first');
  });

  it('does not take a key for something else', async () => {
    const { client, mailbox } = given();
    const person = stranger();
    const key = await mailbox.key('activate', person.email, async () => result(await client.post('/users', person), 201));
    const misused = await client.post('/users/password/reset/confirm', { key, password: NEW });
    assert.ok(misused.status >= 400 && misused.status < 500, misused.text);
    result(await client.post('/users/activate', { key }));
  });

  it('changes an e-mail address when the new one is proven', async () => {
    const { client, mailbox } = given();
    const person = await member(given());
    const { accessToken: token } = await logIn(given(), person);
    const { email } = stranger();
    const key = await mailbox.key('confirm-email', email, async () =>
      result(await client.post('/users/email-change/request', { email }, { token }), 202),
    );
    assert.equal(result(await client.get('/auth/me', { token })).email, person.email, 'not before it is proven');
    result(await client.post('/users/email-change/confirm', { key }));
    const again = await logIn(given(), { ...person, username: email });
    assert.equal(result(await client.get('/auth/me', { token: again.accessToken })).email, email);
    failure(await client.post('/auth/login', { login: person.email, password: person.password }), 401);
  });
}
