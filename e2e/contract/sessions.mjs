import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failure, result } from '../fixtures/client.mjs';
import { logIn, member, stranger } from '../fixtures/member.mjs';

/** @param {() => import('./index.mjs').Given} given */
export function sessions(given) {
  it('logs in by username and by e-mail address', async () => {
    const { client } = given();
    const person = await member(given());
    for (const login of [person.username, person.email]) {
      result(await client.post('/auth/login', { login, password: person.password }));
    }
  });

  it('says the same of a wrong password and of nobody', async () => {
    const { client } = given();
    const person = await member(given());
    const wrong = failure(await client.post('/auth/login', { login: person.username, password: 'another one' }), 401);
    for (const login of [stranger().username, 'a'.repeat(254), `${'a'.repeat(242)}@example.com`]) {
      const nobody = failure(await client.post('/auth/login', { login, password: 'another one' }), 401);
      assert.deepEqual([wrong.code, wrong.message], [nobody.code, nobody.message]);
    }
  });

  it('rotates refresh tokens', async () => {
    const { client } = given();
    const { refreshToken } = await logIn(given(), await member(given()));
    const renewed = result(await client.post('/auth/refresh', { refreshToken }));
    assert.notEqual(renewed.refreshToken, refreshToken);
    result(await client.get('/auth/me', { token: renewed.accessToken }));
    result(await client.post('/auth/refresh', { refreshToken: renewed.refreshToken }));
  });

  it('ends the session when a refresh token comes a second time', async () => {
    const { client } = given();
    const { refreshToken } = await logIn(given(), await member(given()));
    const renewed = result(await client.post('/auth/refresh', { refreshToken }));
    failure(await client.post('/auth/refresh', { refreshToken }), 401);
    failure(await client.post('/auth/refresh', { refreshToken: renewed.refreshToken }), 401);
  });

  it('lets one of many simultaneous refreshes through at most', async () => {
    const { client } = given();
    const { refreshToken } = await logIn(given(), await member(given()));
    const replies = await Promise.all(Array.from({ length: 6 }, () => client.post('/auth/refresh', { refreshToken })));
    const statuses = replies.map(({ status }) => status);
    assert.ok(statuses.every((status) => status === 200 || status === 401), statuses.join(' '));
    assert.ok(statuses.filter((status) => status === 200).length <= 1, statuses.join(' '));
  });

  it('logs out: the session is over, other sessions stay', async () => {
    const { client } = given();
    const person = await member(given());
    const [one, other] = [await logIn(given(), person), await logIn(given(), person)];
    const reply = await client.post('/auth/logout', undefined, { token: one.accessToken });
    assert.equal(reply.status, 204, reply.text);
    assert.equal(reply.text, '');
    failure(await client.post('/auth/refresh', { refreshToken: one.refreshToken }), 401);
    result(await client.post('/auth/refresh', { refreshToken: other.refreshToken }));
  });

  it('keeps the session in a cookie that scripts and other sites cannot use', async () => {
    const { client, facts } = given();
    const { cookies } = await logIn(given(), await member(given()));
    assert.equal(cookies.length, 1, 'login sets one cookie');
    const [pair, ...flags] = cookies[0].split(/;\s*/);
    const names = flags.map((flag) => flag.toLowerCase());
    assert.ok(names.includes('httponly'), cookies[0]);
    assert.ok(names.some((flag) => /^samesite=(lax|strict)$/.test(flag)), cookies[0]);
    assert.ok(names.some((flag) => flag === 'path=/'), cookies[0]);
    assert.equal(names.includes('secure'), facts.production, cookies[0]);
    const state = async (cookie) => result(await client.get('/auth/session', cookie ? { headers: { cookie } } : {}));
    assert.equal((await state(pair)).active, true);
    assert.equal((await state()).active, false);
    assert.equal((await state(`${pair.slice(0, -2)}xx`)).active, false, 'a changed signature');
    assert.equal((await state(`${pair.split('=')[0]}=nonsense`)).active, false);
  });
}
