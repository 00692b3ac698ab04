import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { failure, result } from '../fixtures/client.mjs';
import { logIn, member } from '../fixtures/member.mjs';
import { decode, encode } from '../fixtures/token.mjs';

/** Well-formed identities that nobody has. */
const nobody = {
  none: '2147483647',
  uuidv4: '00000000-0000-4000-8000-000000000000',
  uuidv7: '00000000-0000-7000-8000-000000000000',
  nanoid: '_____________________',
  ulid: '00000000000000000000000000',
};

/** @param {() => import('./index.mjs').Given} given */
export function tokens(given) {
  it('accepts a token only as it was signed', async () => {
    const { client, facts } = given();
    const { accessToken, refreshToken } = await logIn(given(), await member(given()));
    const [other, over] = [await logIn(given(), await member(given())), await logIn(given(), await member(given()))];
    await client.post('/auth/logout', undefined, { token: over.accessToken });
    const { header, claims } = decode(accessToken);
    result(await client.get('/auth/me', { token: encode({ header, claims, key: facts.secret }) }));
    const now = Math.floor(Date.now() / 1000);
    const attacks = {
      'expired': encode({ header, claims: { ...claims, iat: now - 7200, nbf: now - 7200, exp: now - 3600 }, key: facts.secret }),
      'without expiry': encode({ header, claims: { ...claims, exp: undefined }, key: facts.secret }),
      'alg none': encode({ header: { ...header, alg: 'none' }, claims }),
      'alg None': encode({ header: { ...header, alg: 'None' }, claims }),
      'another algorithm': encode({ header: { ...header, alg: 'HS512' }, claims, key: facts.secret }),
      'a foreign key': encode({ header, claims, key: 'another-secret-another-secret-another-secret' }),
      'an empty key': encode({ header, claims, key: '' }),
      'another subject': `${encode({ header, claims: { ...claims, sub: '00000000-0000-7000-8000-000000000000' } })}${accessToken.split('.')[2]}`,
      'a refresh token': refreshToken,
      'cut off': accessToken.slice(0, -3),
      'nonsense': 'nonsense',
      ...(facts.proxied ? {} : { 'too long': `${accessToken}${'x'.repeat(20_000)}` }),
      'another audience': encode({ header, claims: { ...claims, aud: 'another-service' }, key: facts.secret }),
      'another issuer': encode({ header, claims: { ...claims, iss: 'another-service' }, key: facts.secret }),
      'an unknown key': encode({ header: { ...header, kid: 'unknown' }, claims, key: 'another-secret-another-secret-another-secret' }),
      'somebody deleted': encode({ header, claims: { ...claims, sub: nobody[facts.uid] }, key: facts.secret }),
      'a session that never was': encode({ header, claims: { ...claims, sid: randomUUID() }, key: facts.secret }),
      "somebody else's session": encode({ header, claims: { ...claims, sid: decode(other.accessToken).claims.sid }, key: facts.secret }),
      'a session that is over': over.accessToken,
    };
    const told = new Map();
    for (const [name, token] of Object.entries(attacks)) {
      const reply = await client.get('/auth/me', { token });
      if (reply.status !== 401) throw new Error(`${name}: ${reply.status} ${reply.text}`);
      const { requestId } = failure(reply, 401, 'invalid_token');
      told.set(name, [reply.text.replaceAll(requestId, '-'), reply.headers.get('www-authenticate'), [...reply.headers.keys()].sort().join()]);
    }
    const [first] = told.values();
    for (const [name, answer] of told) assert.deepEqual(answer, first, name);
    assert.match(first[1], /^Bearer/);
  });

  it('refuses every refresh token that is none any more in the same words', async () => {
    const { client } = given();
    const person = await member(given());
    const [used, over] = [await logIn(given(), person), await logIn(given(), person)];
    result(await client.post('/auth/refresh', { refreshToken: used.refreshToken }));
    await client.post('/auth/logout', undefined, { token: over.accessToken });
    const told = [];
    for (const refreshToken of [used.refreshToken, over.refreshToken, used.accessToken, 'nonsense']) {
      const reply = await client.post('/auth/refresh', { refreshToken });
      const { requestId } = failure(reply, 401, 'invalid_token');
      told.push([reply.text.replaceAll(requestId, '-'), reply.headers.get('www-authenticate')]);
    }
    for (const answer of told) assert.deepEqual(answer, told[0]);
  });

  it('does not take an access token for a refresh token', async () => {
    const { client } = given();
    const { accessToken } = await logIn(given(), await member(given()));
    failure(await client.post('/auth/refresh', { refreshToken: accessToken }), 401);
  });

  it('asks for a token in the one way it is sent', async () => {
    const { client } = given();
    const { accessToken } = await logIn(given(), await member(given()));
    for (const authorization of ['', 'Bearer', 'Bearer ', `Basic ${accessToken}`, accessToken]) {
      failure(await client.get('/auth/me', { headers: { authorization } }), 401);
    }
    result(await client.get('/auth/me', { headers: { authorization: `bearer ${accessToken}` } }));
  });
}
