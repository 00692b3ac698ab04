import assert from 'node:assert/strict';
import { it } from 'node:test';
import { logIn, member, stranger } from '../fixtures/member.mjs';

const SAMPLES = 4;
const ROUNDS = 8;
/** Each is tried in turn: in production a name may be tried ten times. */
const PEOPLE = 4;

/**
 * What is not told must not be measurable either. Samples of both sides alternate; the shortest of each, to which the rest of the machine has added the least, may
 * be apart by a third of what hashing a password costs: what is looked for is a hash, a transaction or a mail that one side goes without.
 * @param {() => import('./index.mjs').Given} given
 */
export function timing(given) {
  it('a log-in: nobody, a wrong password, an account that is not activated', async () => {
    const { client } = given();
    const inactive = Array.from({ length: PEOPLE }, stranger);
    const known = [];
    while (known.length < PEOPLE) known.push(await member(given()));
    for (const each of inactive) await client.post('/users', each);
    const attempt = (login) => client.post('/auth/login', { login, password: 'not the right one' });
    const inTurn = (people) => {
      let turn = 0;
      return () => attempt(people[turn++ % people.length].username);
    };
    await alike(given(), { nobody: () => attempt(stranger().username), 'a wrong password': inTurn(known), inactive: inTurn(inactive) });
  });

  it('a registration: a free e-mail address, a taken one', async () => {
    const { client } = given();
    const { email } = await member(given());
    await alike(given(), { free: () => client.post('/users', stranger()), taken: () => client.post('/users', { ...stranger(), email }) });
  });

  it('a request for a new password: an address that is known, an unknown one', async () => {
    const { client } = given();
    const { email } = await member(given());
    const request = (address) => client.post('/users/password/reset/request', { email: address });
    await alike(given(), { known: () => request(email), unknown: () => request(stranger().email) });
  });

  it('a request for another e-mail address: one that is free, a taken one', async () => {
    const { client } = given();
    const [person, { email }] = [await member(given()), await member(given())];
    const { accessToken: token } = await logIn(given(), person);
    const request = (address) => client.post('/users/email-change/request', { email: address }, { token });
    await alike(given(), { free: () => request(stranger().email), taken: () => request(email) });
  });
}

/** Takes further rounds before it says that sides differ: a machine that is busy for a moment is not the service's. */
async function alike({ client }, sides) {
  const hash = { hash: () => client.post('/auth/login', { login: stranger().username, password: 'a reference' }) };
  const samples = Object.fromEntries(Object.keys({ ...hash, ...sides }).map((name) => [name, []]));
  let said;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      for (const [name, action] of Object.entries({ ...hash, ...sides })) samples[name].push(await time(action));
    }
    const shortest = Object.fromEntries(Object.entries(samples).map(([name, times]) => [name, Math.min(...times)]));
    const compared = Object.keys(sides).map((name) => shortest[name]);
    if (Math.max(...compared) - Math.min(...compared) < shortest.hash / 3) return;
    said = JSON.stringify(shortest);
  }
  assert.fail(`the shortest in milliseconds: ${said}`);
}

async function time(action) {
  const start = performance.now();
  const { status } = await action();
  assert.ok(status < 500 && status !== 429, `${status}`);
  return performance.now() - start;
}
