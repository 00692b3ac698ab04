import assert from 'node:assert/strict';
import { it } from 'node:test';
import { summary } from '../../tools/bench/interleave.mjs';
import { logIn, member, stranger } from '../fixtures/member.mjs';

const SAMPLES = 4;
const ROUNDS = 8;
const FIGURES = ['min', 'median'];
/** Each is tried in turn: in production a name may be tried ten times. */
const PEOPLE = 4;

/**
 * What is not told must not be measurable either. Samples of all sides alternate; the shortest of each, to which the rest of the machine has added the least, may
 * be apart by a third of what hashing a password costs: what is looked for is a hash, a transaction or a mail that one side goes without. So may, where a machine
 * is so busy that hardly a sample goes undisturbed, those in the middle.
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
  const actions = { hash: () => client.post('/auth/login', { login: stranger().username, password: 'a reference' }), ...sides };
  const times = Object.fromEntries(Object.keys(actions).map((name) => [name, []]));
  let said;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      for (const name of inAnyOrder(Object.keys(actions))) times[name].push(await time(actions[name]));
    }
    const told = Object.fromEntries(Object.entries(times).map(([name, runs]) => [name, summary(runs)]));
    if (FIGURES.some((figure) => areAlike(told, Object.keys(sides), figure))) return;
    said = Object.entries(told).map(([name, figures]) => `${name} ${FIGURES.map((figure) => figures[figure].toFixed(0)).join(' and ')}`);
  }
  assert.fail(`${FIGURES.join(' and ')} in milliseconds: ${said.join(', ')}`);
}

function areAlike(told, names, figure) {
  const compared = names.map((name) => told[name][figure]);
  return Math.max(...compared) - Math.min(...compared) < told.hash[figure] / 3;
}

/** What always comes after the same has what that leaves behind. */
function inAnyOrder(names) {
  return names
    .map((name) => [Math.random(), name])
    .sort(([one], [other]) => one - other)
    .map(([, name]) => name);
}

async function time(action) {
  const start = performance.now();
  const { status } = await action();
  assert.ok(status < 500 && status !== 429, `${status}`);
  return performance.now() - start;
}
