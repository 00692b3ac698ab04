import { describe } from 'node:test';
import { bodies } from './bodies.mjs';
import { documents } from './documents.mjs';
import { entities } from './entities/index.mjs';
import { errors } from './errors.mjs';
import { guards } from './guards.mjs';
import { headers } from './headers.mjs';
import { health } from './health.mjs';
import { injection } from './injection.mjs';
import { passwords } from './passwords.mjs';
import { registration } from './registration.mjs';
import { sessions } from './sessions.mjs';
import { timing } from './timing.mjs';
import { tokens } from './tokens.mjs';
import { transport } from './transport.mjs';

/**
 * What every generated service answers over HTTP, whatever it is built from: product.md section 6 as a black box.
 * @typedef {object} Given
 * @property {import('../fixtures/client.mjs').Client} client of a running service
 * @property {number} port it listens on, on 127.0.0.1
 * @property {import('../fixtures/mailbox.mjs').Mailbox} mailbox where its mails arrive
 * @property {() => string[]} lines of its log so far
 * @property {{ secret: string, production: boolean, costly?: boolean, addressees: boolean, uid: string, proxied?: boolean }} facts `costly`:
 *   passwords cost what they do by default; `addressees`: the mailbox knows who got a mail; `proxied`: a proxy refuses what is too long before
 *   the service sees it
 */

/** What every client is told. */
const parts = [health, documents, registration, sessions, tokens, passwords, guards, errors, transport];
/** What those are told who mean no good, where nothing stands in front of the service. */
const unprotected = [headers, bodies, injection];

/**
 * @param {string} name of the stack under test
 * @param {() => Given} given read inside the tests: the service starts in a hook
 * @param {{ shop?: boolean, proxied?: boolean, timed?: boolean }} options `shop`: the service has the entities of `fixtures/shop.mjs`; `proxied`: it is
 *   asked through its proxy; `timed`: how long it takes to answer is compared as well
 */
export function contract(name, given, { shop = false, proxied = false, timed = false } = {}) {
  describe(name, () => {
    for (const part of [...parts, ...(proxied ? [] : unprotected), ...(timed ? [timing] : []), ...(shop ? [entities] : [])]) {
      describe(part.name, () => part(given));
    }
  });
}
