import type { CreateDependenciesContext, RawProjectGraphDependency } from '@nx/devkit';
import { createDependencies } from './create-dependencies';
import { detect } from './detect';
import { remember } from './detections';

const project = (name: string, text = '') => `[project]\nname = "${name}"\n${text}`;
const uses = (sources: string, ...names: string[]) => `dependencies = ${JSON.stringify(names)}\n[tool.uv.sources]\n${sources}`;

/** Edges of a workspace, as `source -> target`, `~>` where they are implicit. */
async function edgesOf(files: Record<string, string>, given: { names?: Record<string, string>; others?: Record<string, string[]> } = {}) {
  const byRoot = new Map(Object.entries(files).map(([root, text]) => [root, detect(text, `${root}/pyproject.toml`)]));
  remember({ workspaceRoot: '/repo', byRoot });
  const roots = [...byRoot].filter(([, { kind }]) => kind !== 'nothing').map(([root]) => root);
  const nameOf = (root: string) => given.names?.[root] ?? root;
  const projects = Object.fromEntries([...roots, ...Object.keys(given.others ?? {})].map((root) => [nameOf(root), { root }]));
  const projectFileMap = Object.fromEntries(
    Object.entries(given.others ?? {}).map(([root, paths]) => [root, paths.map((path) => ({ file: `${root}/${path}`, hash: '' }))]),
  );
  const context = { workspaceRoot: '/repo', projects, fileMap: { projectFileMap, nonProjectFiles: [] } } as unknown as CreateDependenciesContext;
  const found = (await createDependencies({}, context)) as RawProjectGraphDependency[];
  for (const edge of found) if (edge.type === 'static') expect(edge).toHaveProperty('sourceFile', expect.stringMatching(/pyproject\.toml$/));
  return found.map(({ source, target, type }) => `${source} ${type === 'static' ? '->' : '~>'} ${target}`).sort();
}

describe('createDependencies', () => {
  const lib = { 'libs/lib': project('My.Lib') };

  it.each([
    ['a source of uv', uses('my-lib = { path = "../../libs/lib", editable = true }', 'my_lib[x]>=1')],
    ['one of several', uses('my-lib = [{ git = "x", marker = "a" }, { path = "../../libs/lib/" }]', 'My-Lib')],
    ['an absolute path', uses('my-lib = { path = "/repo/libs/lib" }', 'my-lib')],
    ['an address', 'dependencies = ["my-lib @ file:///repo/libs/lib"]'],
    ['an extra', `optional-dependencies.x = ["my-lib @ ../../libs/lib"]`],
    ['a group that is included', `[tool.uv.sources]\nmy-lib = { path = "../../libs/lib" }\n[dependency-groups]\na = [{ include-group = "b" }]\nb = ["my-lib"]`],
    ['what builds it', '[build-system]\nrequires = ["my-lib"]\n[tool.uv.sources]\nmy-lib = { path = "../../libs/lib" }'],
    ["Poetry's table", '[tool.poetry.group.dev.dependencies]\nmy-lib = { path = "../../libs/lib", develop = true }'],
  ])('finds %s', async (_what, text) => {
    expect(await edgesOf({ ...lib, 'services/a': project('a', text) })).toEqual(['services/a -> libs/lib']);
  });

  it.each([
    ['a name alone, which comes from an index', 'dependencies = ["my-lib"]'],
    ['a source that nothing asks for', uses('my-lib = { path = "../../libs/lib" }')],
    ['a path out of the repository', uses('my-lib = { path = "../../../lib" }', 'my-lib')],
    ['an absolute one', uses('my-lib = { path = "/other/libs/lib" }', 'my-lib')],
    ['a folder that is not there', uses('my-lib = { path = "../../libs/gone" }', 'my-lib')],
    ['the project itself', uses('a = { path = "." }', 'a')],
    ['an archive', uses('my-lib = { path = "../../libs/lib/dist/my_lib-1.0-py3-none-any.whl" }', 'my-lib')],
    ['a member of no workspace', uses('my-lib = { workspace = true }', 'my-lib')],
    ['sources of another type', 'dependencies = ["my-lib"]\n[tool.uv]\nsources = ["my-lib"]'],
  ])('finds none in %s', async (_what, text) => {
    expect(await edgesOf({ ...lib, 'services/a': project('a', text) })).toEqual([]);
  });

  it('goes by folders, whatever Nx calls the projects', async () => {
    const files = { ...lib, '.': project('root', uses('my-lib = { path = "libs/lib" }', 'my-lib')) };
    expect(await edgesOf(files, { names: { 'libs/lib': 'shared', '.': 'acme' } })).toEqual(['acme -> shared']);
  });

  it('finds the project that a folder without a pyproject.toml belongs to', async () => {
    const files = { 'services/a': project('a', uses('x = { path = "../../libs/mono/python/x" }\ny = { path = "../../libs/mono/python/y" }', 'x', 'y')) };
    expect(await edgesOf(files, { others: { 'libs/mono': ['python/x/setup.py'] } })).toEqual(['services/a -> libs/mono']);
  });

  it('lets projects depend on each other', async () => {
    const files = { a: project('a', uses('b = { path = "../b" }', 'b')), b: project('b', uses('a = { path = "../a" }', 'a')) };
    expect(await edgesOf(files)).toEqual(['a -> b', 'b -> a']);
  });

  describe('in a uv workspace', () => {
    const member = uses('my-lib = { workspace = true }', 'my-lib');
    const root = (text = '') => `[tool.uv.workspace]\nmembers = ["libs/*", "services/*"]\nexclude = ["libs/old"]\n${text}`;
    const sources = '[tool.uv.sources]\nmy-lib = { workspace = true }\nother = { path = "outside/other" }\n';

    it('finds members by their distribution', async () => {
      const files = { ...lib, 'py/libs/lib': project('my-lib'), 'libs/old': project('my-lib'), '.': root(), 'services/a': project('a', member) };
      expect(await edgesOf(files)).toEqual(['services/a -> libs/lib']);
    });

    it('takes the sources of the root where a member has none, relative to the root', async () => {
      const files = { ...lib, 'outside/other': project('other'), '.': root(sources), 'services/a': project('a', 'dependencies = ["my-lib", "other"]') };
      expect(await edgesOf(files)).toEqual(['services/a ~> libs/lib', 'services/a ~> outside/other']);
      const own = { ...files, 'services/a': project('a', uses('my-lib = { index = "internal" }', 'my-lib')) };
      expect(await edgesOf(own)).toEqual([]);
      const outside = { ...files, 'services/a': '', 'apps/a': project('a', 'dependencies = ["my-lib"]') };
      expect(await edgesOf(outside)).toEqual([]);
    });

    it('ends where a project lies between a folder and the root', async () => {
      const files = { ...lib, '.': root().replace('services/*', 'services/**'), 'services/a': project('a'), 'services/a/b': project('b', member) };
      expect(await edgesOf(files)).toEqual([]);
    });
  });
});
