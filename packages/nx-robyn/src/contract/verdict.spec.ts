import { ContractDeclarationInvalid, ContractInvalid } from '../service/errors';
import { breakingChanges } from './breaking-change';
import { judge, readDeclarations } from './declaration';
import { parseDocument } from './document';
import { declarationsOf, report } from './report';

const removed = (operation: string, status: string) => ({
  rule: 'response-required-property-removed',
  operation,
  what: `removed the required property \`error/requestId\` from the response with the \`${status}\` status`,
});
const narrowed = { rule: 'request-property-removed', operation: 'POST /items', what: 'removed the request property `notes`' };

describe('breakingChanges', () => {
  it('are one for what many operations share', () => {
    const [first, second, ...others] = breakingChanges([removed('POST /b', '422'), removed('GET /a', '404'), narrowed, removed('POST /b', '409')]);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      what: 'removed the required property `error/requestId` from the response with the `404`, `409`, `422`',
      places: [
        { operation: 'GET /a', statuses: ['404'] },
        { operation: 'POST /b', statuses: ['409', '422'] },
      ],
    });
    expect(second).toMatchObject({ what: narrowed.what, places: [{ operation: 'POST /items', statuses: [] }] });
  });

  it.each([
    'response property `result/title` list-of-types was widened by adding types `null` to media type `application/json` of response `200`',
    'the `result/title` response property\'s maxLength was unset from `120` for the response status `200`',
    'added the new `lost` enum value to the `result/status` response property for the response status `200`',
  ])('know a status where oasdiff says: %s', (what) => {
    const [change] = breakingChanges([{ rule: 'rule', operation: 'GET /a', what }]);
    expect(change).toMatchObject({ what, places: [{ operation: 'GET /a', statuses: ['200'] }] });
  });

  it('have ids that hold as long as the same operations break in the same way', () => {
    const ids = (...findings: Parameters<typeof breakingChanges>[0]) => breakingChanges(findings).map(({ id }) => id);
    expect(ids(removed('GET /a', '404'), removed('POST /b', '422'))).toEqual(ids(removed('POST /b', '422'), removed('GET /a', '404')));
    expect(ids(removed('GET /a', '404'))).not.toEqual(ids(removed('GET /a', '404'), removed('POST /b', '422')));
    expect(ids(narrowed)[0]).toMatch(/^[0-9a-f]{10}$/);
  });
});

describe('declarations', () => {
  const changes = breakingChanges([narrowed, removed('GET /a', '404')]);

  it('are what a failed check offers, once they have reasons', () => {
    const offered = declarationsOf(changes);
    expect(() => readDeclarations(offered, 'openapi.breaking.toml')).toThrow(/ContractDeclarationInvalid[^]*has no `reason`/);
    const verdict = judge(changes, readDeclarations(offered.replaceAll('""', '"nobody sends them"'), 'openapi.breaking.toml'));
    expect(verdict.undeclared).toEqual([]);
    expect(verdict.declared.map(({ reason }) => reason)).toEqual(['nobody sends them', 'nobody sends them']);
    expect(report(verdict, { contract: 'a/openapi.json', base: 'f'.repeat(40) })).toContain('0 breaking changes, 2 declared');
  });

  it('are stale where nothing has changed any more', () => {
    const verdict = judge([], [{ id: '0123456789', reason: 'it was', what: 'removed `notes`' }]);
    expect(report(verdict, { contract: 'a/openapi.json', base: 'f'.repeat(40) })).toMatch(/nothing that breaks[^]*warning: openapi\.breaking\.toml declares 0123456789 \(removed `notes`\)/);
  });

  it.each(['accepted = 1', '[[accepted]]\nreason = "a"', '[[accepted]]\nid = "a"', '[[accepted]]\nid = "a"\nreason = " "', 'accepted = ['])('are refused: %j', (text) => {
    expect(() => readDeclarations(text, 'openapi.breaking.toml')).toThrow(ContractDeclarationInvalid);
  });

  it('may be none', () => {
    expect(readDeclarations('# nothing\n', 'openapi.breaking.toml')).toEqual([]);
  });
});

describe('report', () => {
  it('counts operations that it does not name', () => {
    const findings = Array.from({ length: 12 }, (_, index) => removed(`GET /${index}`, '404'));
    const text = report(judge(breakingChanges(findings), []), { contract: 'a/openapi.json', base: 'f'.repeat(40) });
    expect(text).toContain('1 breaking change.');
    expect(text).toContain('and 4 more operations');
  });
});

describe('parseDocument', () => {
  it.each(['{', '[]', '{}', '{"openapi": "3.1.0"}'])('refuses %j', (text) => {
    expect(() => parseDocument(text, 'a/openapi.json', 'mend it')).toThrow(ContractInvalid);
  });
});
