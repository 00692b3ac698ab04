import fc from 'fast-check';
import { parseRequirement } from './requirement';

describe('parseRequirement', () => {
  it.each([
    ['alembic', { name: 'alembic', extras: [], specifier: '', marker: '', source: undefined }],
    ['  Uvicorn[Standard,http_2] >=0.30,<1 ; python_version < "3.13"', { name: 'uvicorn', extras: ['standard', 'http-2'], specifier: '>=0.30,<1', marker: 'python_version < "3.13"', source: undefined }],
    ['zope.interface (>=5)', { name: 'zope-interface', specifier: '>=5' }],
    ['x; a == "1;2"', { name: 'x', marker: 'a == "1;2"' }],
    ['x @ https://example.org/x;y.whl ; os_name == "nt"', { source: { kind: 'remote' }, marker: 'os_name == "nt"' }],
    ['x@git+ssh://git@example.org/x.git@main', { name: 'x', source: { kind: 'remote' }, specifier: '', marker: '' }],
  ])('reads %j', (text, expected) => expect(parseRequirement(text)).toMatchObject(expected));

  it.each([
    ['x @ file:///repo/libs/x', '/repo/libs/x'],
    ['x @ file://localhost/repo/libs/x', '/repo/libs/x'],
    ['x @ file:///repo/my%20libs/x#egg=x', '/repo/my libs/x'],
    ['x @ file:../x', '../x'],
    ['x @ ./x', './x'],
    ['x[a] @ ../x; python_version > "3"', '../x'],
    ['x @ file:///${PROJECT_ROOT}/../x', './../x'],
    ['x @ {root:uri}/../x', './/../x'],
    ['x @ {root:parent:parent:uri}/x', './../..//x'],
  ])('finds the path in %j', (text, path) => expect(parseRequirement(text)?.source).toEqual({ kind: 'path', path }));

  it.each(['', '   ', '-e ./x', '[x]', '@ x', '?'])('finds none in %j', (text) => expect(parseRequirement(text)).toBeUndefined());

  it('throws at no text', () => {
    const texts = fc.oneof(fc.string(), fc.string().map((text) => `x @ ${text}`), fc.string().map((text) => `x[${text}`));
    fc.assert(fc.property(texts, (text) => void parseRequirement(text)));
  });
});
