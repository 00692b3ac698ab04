import assert from 'node:assert/strict';
import { it } from 'node:test';
import { failure } from '../fixtures/client.mjs';
import { stranger } from '../fixtures/member.mjs';

/** @param {() => import('./index.mjs').Given} given */
export function errors(given) {
  it('404: nothing here, by every method', async () => {
    const { client } = given();
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      failure(await client.call(method, '/nothing/here', method === 'GET' ? {} : { json: {} }), 404, 'not_found');
    }
  });

  it('405: not this way, and which ways there are', async () => {
    const { client } = given();
    for (const [method, path, allowed] of [
      ['DELETE', '/users', 'POST'],
      ['GET', '/auth/login', 'POST'],
      ['PUT', '/auth/session', 'GET'],
      ['POST', '/health', 'GET'],
    ]) {
      const reply = await client.call(method, path, method === 'GET' ? {} : { json: {} });
      failure(reply, 405, 'method_not_allowed');
      assert.ok(reply.headers.get('allow')?.split(/,\s*/).includes(allowed), `Allow: ${reply.headers.get('allow')}`);
    }
  });

  it('413: a body over the limit', async () => {
    const { client } = given();
    const json = { ...stranger(), username: 'x'.repeat(2 * 1024 * 1024) };
    failure(await client.post('/users', json), 413, 'payload_too_large');
  });

  it('415: a body that is not JSON', async () => {
    const { client } = given();
    const body = JSON.stringify(stranger());
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      failure(await client.call('POST', '/users', { body, headers: { 'content-type': type } }), 415, 'unsupported_media_type');
    }
  });

  it('422: a body that is broken, empty, or not an object', async () => {
    const { client } = given();
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{"username":', '', '[]', 'null', '"text"', '7', '\u0000', '{"username": NaN}']) {
      failure(await client.call('POST', '/users', { body, headers }), 422, 'validation_error');
    }
    const invalidUtf8 = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    failure(await client.call('POST', '/users', { body: invalidUtf8, headers }), 422, 'validation_error');
  });

  it('422: fields nobody asked for, NUL and lone surrogates', async () => {
    const { client } = given();
    for (const json of [
      { ...stranger(), username: 'nul\u0000byte' },
      { ...stranger(), username: '\ud800' },
      { ...stranger(), email: 'nul\u0000@example.org' },
    ]) {
      failure(await client.post('/users', json), 422);
    }
  });

  it('takes JSON with parameters in its content type', async () => {
    const { client } = given();
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const reply = await client.post('/users', stranger(), { headers });
    assert.equal(reply.status, 201, reply.text);
  });
}
