import { before, describe } from 'node:test';
import { logIn, member } from '../../fixtures/member.mjs';
import { access } from './access.mjs';
import { concurrency } from './concurrency.mjs';
import { document } from './document.mjs';
import { injection } from './injection.mjs';
import { pages } from './pages.mjs';
import { refusals } from './refusals.mjs';
import { rows } from './rows.mjs';
import { Shop } from './shop.mjs';

/**
 * What the entities of `fixtures/shop.mjs` answer.
 * @param {() => import('../index.mjs').Given} given
 */
export function entities(given) {
  let shop;

  before(async () => {
    const [token, other] = [await signedIn(given()), await signedIn(given())];
    shop = new Shop(given(), token, other);
  });

  for (const part of [rows, refusals, pages, concurrency, access, document, injection]) describe(part.name, () => part(() => shop));
}

async function signedIn(given) {
  return (await logIn(given, await member(given))).accessToken;
}
