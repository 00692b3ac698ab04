import fc from 'fast-check';
import { parse } from 'smol-toml';
import { packaging } from './packaging';
import { isMember, type UvWorkspace } from './uv-workspace';

const of = (text: string) => packaging(parse(text));
/** Name, list and sources of everything that is asked for. */
const asked = (text: string) => of(text).dependencies.map(({ name, where, sources }) => [name, where, ...(sources ?? [])]);

describe('packaging', () => {
  it('knows the distribution by its normalized name', () => {
    expect(of('[project]\nname = "My_Lib.core"')).toEqual({ distribution: 'my-lib-core', dependencies: [] });
    expect(of('[tool.poetry]\nname = "Shop"').distribution).toBe('shop');
    expect(of('[tool.ruff]')).toEqual({ dependencies: [] });
  });

  it('finds requirements in every list that is standard', () => {
    const text = `
      dependency-groups.dev = ["pytest", { include-group = "Lint_Tools" }]
      dependency-groups.lint-tools = ["ruff", { include-group = "dev" }]
      [build-system]
      requires = ["hatchling"]
      [project]
      dependencies = ["Robyn[All]>=0.80", 3]
      optional-dependencies."My.Extra" = ["orjson"]`;
    expect(asked(text)).toEqual([
      ['robyn', 'main'],
      ['orjson', 'extra my-extra'],
      ['pytest', 'group dev'],
      ['ruff', 'group dev'],
      ['ruff', 'group lint-tools'],
      ['pytest', 'group lint-tools'],
      ['hatchling', 'build'],
    ]);
    expect(of(text).dependencies[0]).toEqual({ name: 'robyn', where: 'main', extras: ['all'] });
  });

  it('finds what uv adds, and where it says that things come from', () => {
    const text = `
      [project]
      dependencies = ["a", "b", "c", "d", "e"]
      [tool.uv]
      dev-dependencies = ["f"]
      [tool.uv.sources]
      A = { path = "../a", editable = true }
      b = { workspace = true }
      c = [{ git = "x", marker = "m" }, { path = '..\\c' }]
      d = { index = "internal" }
      e = "nonsense"
      f = { workspace = true }
      unused = { path = "../unused" }`;
    expect(asked(text)).toEqual([
      ['a', 'main', { kind: 'path', path: '../a' }],
      ['b', 'main', { kind: 'workspace' }],
      ['c', 'main', { kind: 'remote' }, { kind: 'path', path: '../c' }],
      ['d', 'main', { kind: 'remote' }],
      ['e', 'main'],
      ['f', 'group dev', { kind: 'workspace' }],
    ]);
  });

  it("finds Poetry's, old and new", () => {
    const text = `
      [project]
      dependencies = ["lib"]
      [tool.poetry.dependencies]
      python = "^3.11"
      LIB = { path = "../lib", develop = true }
      orjson = "^3"
      many = [{ path = "../many", markers = "m" }, { version = "1", extras = ["X_y"] }]
      [tool.poetry.dev-dependencies]
      black = "*"
      [tool.poetry.group.test]
      include-groups = ["tools"]
      [tool.poetry.group.test.dependencies]
      fixtures = { path = "../fixtures" }
      [tool.poetry.group.tools.dependencies]
      ruff = "*"`;
    expect(asked(text)).toEqual([
      ['lib', 'main', { kind: 'path', path: '../lib' }],
      ['orjson', 'main'],
      ['many', 'main', { kind: 'path', path: '../many' }],
      ['black', 'group dev'],
      ['fixtures', 'group test', { kind: 'path', path: '../fixtures' }],
      ['ruff', 'group test'],
      ['ruff', 'group tools'],
    ]);
  });

  it('finds the root of a uv workspace, and its sources', () => {
    const { workspace, distribution } = of('[tool.uv.workspace]\nmembers = ["libs/*", 3]\nexclude = ["libs/old"]\n[tool.uv.sources]\ncore = { workspace = true }');
    expect(distribution).toBeUndefined();
    expect(workspace).toEqual({ members: ['libs/*'], exclude: ['libs/old'], sources: { core: [{ kind: 'workspace' }] }, conflicting: false });
    const members = ['', 'libs/core', 'libs/old', 'libs/core/nested', 'apps/x'].filter((path) => isMember(workspace as UvWorkspace, path));
    expect(members).toEqual(['', 'libs/core']);
  });

  it('throws at nothing that a file can hold', () => {
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.date(), fc.constant('__proto__'), fc.constant('constructor'));
    const keys = ['project', 'tool', 'uv', 'poetry', 'name', 'dependencies', 'sources', 'workspace', 'members', 'group', 'include-group', '__proto__', 'constructor', 'toString', 'path'];
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 5 }, scalar, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.constantFrom(...keys), tie('value'), { noNullPrototype: true })),
    }));
    const tables = fc.dictionary(fc.constantFrom('project', 'tool', 'dependency-groups', 'build-system'), value);
    fc.assert(fc.property(tables, (pyproject) => void JSON.parse(JSON.stringify(packaging(pyproject)))), { numRuns: 200 });
  });
});
