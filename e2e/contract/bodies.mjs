import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failure } from '../fixtures/client.mjs';
import { stranger } from '../fixtures/member.mjs';

const MANY = 100_000;
const headers = { 'content-type': 'application/json' };

/** Bodies that are small for whoever sends them and could be dear for whoever reads them. */
const hostile = {
  'lists inside lists': '['.repeat(MANY),
  'objects inside objects': '{"a":'.repeat(MANY),
  'depth in an unknown member': `{"x":${'['.repeat(MANY)}${']'.repeat(MANY)}}`,
  'depth in a known member': `{"username":${'{"a":'.repeat(MANY)}1${'}'.repeat(MANY)}}`,
  'a number of a million digits': `{"username":${'9'.repeat(1_000_000)}}`,
  'a fraction of a million digits': `{"username":0.${'9'.repeat(1_000_000)}}`,
  'an exponent of a million digits': `{"username":1e${'9'.repeat(1_000_000)}}`,
  'a hundred thousand members': `{${Array.from({ length: 90_000 }, (_, index) => `"a${index}":1`).join()}}`,
  'one member a hundred thousand times': `{${'"username":"x",'.repeat(60_000)}"username":"y"}`,
  'a list of half a million': `{"username":[${'1,'.repeat(500_000)}1]}`,
  'a text of a million letters': JSON.stringify({ ...stranger(), username: 'x'.repeat(1_000_000) }),
  'a name of a million letters': JSON.stringify({ ...stranger(), ['x'.repeat(1_000_000)]: 1 }),
  'a password of a million letters': JSON.stringify({ ...stranger(), password: 'x'.repeat(1_000_000) }),
  'an address of a million letters': JSON.stringify({ ...stranger(), email: `${'a.'.repeat(490_000)}@example.org` }),
  'escapes alone': `{"username":"${'\\u0000'.repeat(160_000)}"}`,
  'half of a surrogate': '{"username":"\\ud800"}',
  'blanks alone': ' '.repeat(1_000_000),
  'bytes that are no UTF-8': Buffer.alloc(1_000_000, 0xff),
  'NUL alone': Buffer.alloc(1_000_000),
  'a mark of the byte order': Buffer.from('\ufeff{}'),
};

/** @param {() => import('./index.mjs').Given} given */
export function bodies(given) {
  it('takes JSON apart at no more cost than it is worth, and answers briefly', async () => {
    const { client, facts } = given();
    const login = await time(() => client.post('/auth/login', { login: stranger().username, password: 'not known' }));
    for (const [name, body] of Object.entries(hostile)) {
      let reply;
      const took = await time(async () => (reply = await client.call('POST', '/users', { body, headers })));
      assert.equal(reply.status, 422, `${name}: ${reply.status} ${reply.text.slice(0, 200)}`);
      failure(reply, 422);
      assert.ok(reply.text.length < 64 * 1024, `${name}: an answer of ${reply.text.length} characters`);
      assert.ok(!facts.costly || took < 50 * login, `${name}: ${took} ms, where a log-in takes ${login}`);
    }
  });

  it('takes the last of members that have one name, as JavaScript does', async () => {
    const { username, email, password } = stranger();
    const body = `{"username":"no one","username":${JSON.stringify(username)},"email":${JSON.stringify(email)},"password":${JSON.stringify(password)}}`;
    const reply = await given().client.call('POST', '/users', { body, headers });
    assert.equal(reply.status, 201, reply.text);
    assert.equal(reply.body.result.username, username);
  });

  it('is not impressed by long queries and headers', async () => {
    const { client } = given();
    const queries = [`?${'a&'.repeat(15_000)}`, `?${'a=1&'.repeat(10_000)}`, `?${'x'.repeat(30_000)}=1`, `?x=${'%00'.repeat(10_000)}`, '?%ff=%fe', '?=', '?&&&&', '?%'];
    for (const query of queries) {
      const reply = await client.get(`/health${query}`);
      assert.equal(reply.status, 200, `${query.slice(0, 20)}: ${reply.status} ${reply.text.slice(0, 200)}`);
    }
    const long = { authorization: `Bearer ${'x'.repeat(30_000)}`, cookie: `orders-session=${'x'.repeat(10_000)}; ${'a=b; '.repeat(2_000)}` };
    for (const [name, value] of Object.entries(long)) failure(await client.get('/auth/me', { headers: { [name]: value } }), 401);
    assert.equal((await client.get('/auth/session', { headers: { cookie: long.cookie } })).status, 200);
  });
}

/** @returns {Promise<number>} milliseconds, and never none */
async function time(action) {
  const start = performance.now();
  await action();
  return Math.max(1, performance.now() - start);
}
