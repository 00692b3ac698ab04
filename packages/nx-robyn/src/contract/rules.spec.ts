import type { ContractDocument, Json } from './document';
import { parameterFindings } from './parameters';
import { securityFindings } from './security';

function documentOf(operation: Json, more: Json = {}, path = '/items/{id}'): ContractDocument {
  return { openapi: '3.1.0', paths: { [path]: { get: operation } }, ...more } as ContractDocument;
}

describe('securityFindings', () => {
  const found = (before: Json, after: Json) => securityFindings(documentOf(before), documentOf(after)).map(({ what }) => what);

  it.each([
    ['nothing is asked for any more', [{ bearer: [] }], []],
    ['there is another way beside', [{ bearer: [] }], [{ bearer: [] }, { key: [] }]],
    ['less is asked for', [{ bearer: ['read', 'write'], key: [] }], [{ bearer: ['read'] }]],
    ['it becomes optional', [{ bearer: [] }], [{}, { bearer: [] }]],
  ])('are none where %s', (_, before, after) => {
    expect(found({ security: before }, { security: after })).toEqual([]);
  });

  it.each([
    [[], [{ bearer: [] }], 'asked for nothing, asks for `bearer`'],
    [[{}, { bearer: [] }], [{ bearer: [] }], 'asked for nothing or `bearer`, asks for `bearer`'],
    [[{ bearer: [] }], [{ key: [] }], 'asked for `bearer`, asks for `key`'],
    [[{ bearer: [] }], [{ bearer: [], key: [] }], 'asked for `bearer`, asks for `bearer` and `key`'],
    [[{ bearer: [] }], [{ bearer: ['write'] }], 'asked for `bearer`, asks for `bearer write`'],
  ])('say what was asked for, and what is: %j, %j', (before, after, what) => {
    expect(found({ security: before }, { security: after })).toEqual([what]);
  });

  it('know what the document asks for where an operation says nothing', () => {
    const after = documentOf({}, { security: [{ bearer: [] }] });
    expect(securityFindings(documentOf({}), after)).toEqual([
      { rule: 'security-narrowed', operation: 'GET /items/{id}', what: 'asked for nothing, asks for `bearer`' },
    ]);
    expect(securityFindings(documentOf({}), documentOf({ security: [] }, { security: [{ bearer: [] }] }))).toEqual([]);
  });

  it('find an operation whose variable is called otherwise, and leave removed ones to oasdiff', () => {
    const after = { security: [{ bearer: [] }] };
    expect(securityFindings(documentOf({}), documentOf(after, {}, '/items/{item}'))).toHaveLength(1);
    expect(securityFindings(documentOf({}), documentOf(after, {}, '/others'))).toEqual([]);
  });
});

describe('parameterFindings', () => {
  const parameter = (schema: Json, more: Json = {}) => ({ name: 'sort', in: 'query', schema, ...more });
  const found = (before: Json, after: Json, more: Json = {}) =>
    parameterFindings(documentOf({ parameters: [before] }, more), documentOf({ parameters: [after] }, more)).map(({ rule, what }) => [rule, what]);
  const items = (...values: string[]) => parameter({ type: 'array', items: { enum: values } });

  it('name values that a list takes no more', () => {
    expect(found(items('a', 'b', 'c'), items('b'))).toEqual([
      ['request-parameter-items-enum-value-removed', 'the items of the `query` request parameter `sort` can no longer be `a`, `c`'],
    ]);
    expect(found(items('a'), items('a', 'b'))).toEqual([]);
    expect(found(items('a'), parameter({ type: 'array', items: {} }))).toEqual([]);
  });

  it('name alternatives that are gone', () => {
    const [star, tag] = [{ const: '*' }, { pattern: '^"' }];
    expect(found(parameter({ anyOf: [star, tag] }), parameter({ anyOf: [tag] }))).toEqual([
      ['request-parameter-alternative-removed', 'the `query` request parameter `sort` can no longer be `{"const":"*"}`'],
    ]);
    expect(found(parameter({ anyOf: [tag] }), parameter({ anyOf: [tag, star] }))).toEqual([]);
  });

  it('know the defaults of style and explode', () => {
    expect(found(items('a'), { ...items('a'), explode: false })).toEqual([
      ['request-parameter-style-changed', 'the `query` request parameter `sort` was written in style `form`, exploded, and is in `form`'],
    ]);
    expect(found(items('a'), { ...items('a'), style: 'form', explode: true })).toEqual([]);
    expect(found({ ...items('a'), in: 'header' }, { ...items('a'), in: 'header', style: 'simple', explode: false })).toEqual([]);
  });

  it('follow references, circles as well', () => {
    const components = { parameters: { Sort: items('a', 'b') }, schemas: { Circle: { $ref: '#/components/schemas/Circle' } } };
    expect(found({ $ref: '#/components/parameters/Sort' }, items('a'), { components })).toHaveLength(1);
    expect(found(parameter({ $ref: '#/components/schemas/Circle' }), parameter({ $ref: '#/elsewhere' }), { components })).toEqual([]);
  });

  it('take an operation\'s own for the one of its path', () => {
    const path = (own: readonly Json[]) => ({ openapi: '3.1.0', paths: { '/a': { parameters: [items('a', 'b')], get: { parameters: own } } } }) as ContractDocument;
    expect(parameterFindings(path([]), path([items('a')]))).toHaveLength(1);
    expect(parameterFindings(path([items('a')]), path([]))).toEqual([]);
  });
});
