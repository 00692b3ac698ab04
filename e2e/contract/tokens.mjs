import { it } from 'node:test';
import { failure, result } from '../fixtures/client.mjs';
import { logIn, member } from '../fixtures/member.mjs';
import { decode, encode } from '../fixtures/token.mjs';

/** @param {() => import('./index.mjs').Given} given */
export function tokens(given) {
  it('accepts a token only as it was signed', async () => {
    const { client, facts } = given();
    const { accessToken, refreshToken } = await logIn(given(), await member(given()));
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
    };
    for (const [name, token] of Object.entries(attacks)) {
      const reply = await client.get('/auth/me', { token });
      if (reply.status !== 401) throw new Error(`${name}: ${reply.status} ${reply.text}`);
      failure(reply, 401);
    }
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
