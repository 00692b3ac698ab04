import { parse } from 'smol-toml';
import { pathDependencyLines, withPathDependency } from './path-dependency';

const shared = { distribution: 'shared', path: '../../libs/shared' };

const edit = (text: string, manager: 'uv' | 'poetry' = 'uv', dependency: Parameters<typeof withPathDependency>[2] = shared) => {
  const made = withPathDependency(text, manager, dependency);
  if (made.kind !== 'text') throw new Error(JSON.stringify(made));
  return made.text;
};

const service = `# the service of orders
[project]
name = "orders" # ours
dependencies = [
    # the framework
    "robyn>=0.88,<0.89", # pinned
    "uvloop>=0.22",
]

[build-system]
requires = ["uv_build>=0.9,<1"]

# style
[tool.ruff]
line-length = 100
`;

describe('withPathDependency', () => {
  it('adds an item where it is sorted, and a table behind the build system', () => {
    const source = '[tool.uv.sources]\nshared = { path = "../../libs/shared", editable = true }\n';
    expect(edit(service)).toBe(service.replace('    "uvloop', '    "shared",\n    "uvloop').replace('\n# style', `\n${source}\n# style`));
  });

  it("adds Poetry's entry behind its own tables", () => {
    const text = service.replace('# style', '[tool.poetry]\nrequires-poetry = ">=2.4"\n\n# style');
    const source = '[tool.poetry.dependencies]\nshared = { path = "../../libs/shared", develop = true }\n';
    expect(edit(text, 'poetry')).toBe(text.replace('    "uvloop', '    "shared",\n    "uvloop').replace('\n# style', `\n${source}\n# style`));
  });

  it('adds a member of the workspace', () => {
    expect(edit(service, 'uv', { distribution: 'shared', path: undefined })).toContain('\nshared = { workspace = true }\n');
  });

  it.each([
    ['one line', 'dependencies = ["b", \'z\']\n'],
    ['one line, not sorted', 'dependencies = ["z", "b"]\n'],
    ['a comma at the end', 'dependencies = ["b",]\n'],
    ['nothing', 'dependencies = []\n'],
    ['a comment alone', 'dependencies = [\n    # none yet\n]\n'],
    ['no comma at the end', 'dependencies = [\n  "b"\n  # last\n]\n'],
    ['a comment behind the last', 'dependencies = [\n  "b" # why\n]\n'],
    ['the comma on a line of its own', 'dependencies = [\n  "b"\n  , "c"\n]\n'],
    ['two on a line', 'dependencies = [\n  "b", "z",\n]\n'],
    ['the first by order', 'dependencies = [\n  "z", # why\n]\n'],
    ['no list', ''],
    ['brackets in texts and comments', 'dependencies = [\n  "b[c]>=1", # ] "\n]\n'],
  ])('keeps the layout of a list: %s', (_, dependencies) => {
    const text = `[project]\n# before\nname = "x"\n${dependencies}# after\n[tool.x]\ny = 1\n`;
    const made = edit(text);
    expect(made).toContain('# after\n[tool.x]\ny = 1\n');
    for (const comment of dependencies.match(/#.*/g) ?? []) expect(made).toContain(comment);
    const before = (parse(`${text}`)['project'] as { dependencies?: string[] }).dependencies ?? [];
    const after = (parse(made)['project'] as { dependencies: string[] }).dependencies;
    expect([...after].sort()).toEqual([...before, 'shared'].sort());
  });

  it.each([
    ['a table', '[tool.uv.sources]\na = { path = "../a" } # here\n'],
    ['a table at the end without a newline', '[tool.uv.sources]\na = { path = "../a" }'],
    ['an empty table', '[tool.uv.sources]\n'],
    ['a table of tables', '[tool.uv.sources.a]\npath = "../a"\n\n[tool.z]\nq = 1\n'],
    ['an inline table', '[tool.uv]\nsources = { a = { path = "../a" } } # here\n'],
    ['an empty inline table', '[tool.uv]\nsources = {}\n'],
    ['dotted keys', '[tool]\nuv.sources.a = { path = "../a" }\nuv.package = true\n'],
    ["another of the tool's tables", '[tool.uv]\npackage = true\n\n[[tool.uv.index]]\nurl = "https://example.org"\n'],
  ])('adds a source in the way in which they are written: %s', (_, sources) => {
    const text = `[project]\nname = "x"\ndependencies = ["shared>=1"] # once\n\n${sources}`;
    const made = edit(text);
    const found = parse(made)['tool'] as { uv: { sources: Record<string, unknown> } };
    expect(found.uv.sources['shared']).toEqual({ path: '../../libs/shared', editable: true });
    expect(made).toContain('dependencies = ["shared>=1"] # once\n');
    for (const line of sources.split('\n').filter((one) => !one.includes('sources = {'))) expect(made).toContain(line);
  });

  it('keeps ends of lines and a byte order mark', () => {
    const windows = `\ufeff${service.replaceAll('\n', '\r\n')}`;
    expect(edit(windows)).toBe(`\ufeff${edit(service).replaceAll('\n', '\r\n')}`);
  });

  it('leaves a project of Poetry alone without [project]', () => {
    const text = '[tool.poetry]\nname = "x"\n\n[tool.poetry.dependencies]\npython = "^3.11"\n';
    expect(edit(text, 'poetry')).toBe(`${text}shared = { path = "../../libs/shared", develop = true }\n`);
  });

  it('changes nothing the second time, however the name is spelled', () => {
    expect(withPathDependency(edit(service), 'uv', shared)).toEqual({ kind: 'present' });
    const text = '[project]\nname = "x"\ndependencies = ["My_Lib"]\n[tool.uv.sources]\n"my.lib" = { path = "../my/" }\n';
    expect(withPathDependency(text, 'uv', { distribution: 'my-lib', path: '../my' })).toEqual({ kind: 'present' });
  });

  it.each([
    ['from elsewhere', '[project]\nname = "x"\ndependencies = ["shared"]\n[tool.uv.sources]\nshared = { git = "https://example.org" }\n', /from elsewhere/],
    ['dynamic', '[project]\nname = "x"\ndynamic = ["dependencies"]\n', /dynamic/],
    ['inline', 'project = { name = "x", dependencies = [] }\n', /rewriting/],
    ['no project', '[tool.uv]\n', /no such table/],
  ])('refuses what it cannot add to: %s', (_, text, why) => {
    expect(withPathDependency(text, 'uv', shared)).toEqual({ kind: 'refused', why: expect.stringMatching(why) as string });
  });

  it('says the lines for a person', () => {
    expect(pathDependencyLines('poetry', shared)).toBe(
      'add "shared" to [project] dependencies, and shared = { path = "../../libs/shared", develop = true } to [tool.poetry.dependencies]',
    );
  });
});
