import fc from 'fast-check';
import { parse } from 'smol-toml';
import { readPoetryLock } from './poetry-lock';
import { isShared, type Shares, shares } from './shares';
import { readUvLock } from './uv-lock';

const uv = (text: string): Shares => shares(readUvLock(parse(text))!);
const poetry = (text: string): Shares => shares(readPoetryLock(parse(text))!);
const used = ({ pins, projects }: Shares, folder = '.') => projects.get(folder)?.map((index) => `${pins[index]?.name} ${pins[index]?.version}`);
const digest = ({ pins }: Shares, name: string) => pins.find((pin) => pin.name === name)?.digest;

const workspace = `
version = 1
revision = 5
[manifest]
members = ["acme", "lib-a", "lib-b"]

[[package]]
name = "acme"
version = "0"
source = { virtual = "." }
dependencies = [{ name = "rich" }]
dev-dependencies = { dev = [{ name = "ruff" }] }

[[package]]
name = "lib-a"
version = "0.1.0"
source = { editable = "libs/a" }
dependencies = [{ name = "httpx", extra = ["http2"], marker = "sys_platform == 'linux'" }, { name = "lib-b" }]
optional-dependencies = { fast = [{ name = "orjson" }] }
dev-dependencies = { test = [{ name = "pytest" }] }

[[package]]
name = "lib-b"
version = "0.1.0"
source = { editable = "./libs/b/" }
dependencies = [
  { name = "numpy", version = "1.26.4", source = { registry = "https://index.example/simple" }, marker = "python_version < '3.12'" },
  { name = "attrs" },
]
dev-dependencies = { test = [{ name = "mock" }] }

${['httpx', 'h2', 'orjson', 'pytest', 'attrs', 'mock', 'rich', 'ruff', 'pluggy']
  .map((name) => `[[package]]\nname = "${name}"\nversion = "1.0"\nsource = { registry = "https://index.example/simple" }\n`)
  .join(`\n`)
  .replace('name = "httpx"', 'name = "httpx"\noptional-dependencies = { http2 = [{ name = "h2" }], brotli = [{ name = "pluggy" }] }')
  .replace('name = "attrs"', 'name = "attrs"\ndependencies = [{ name = "attrs", extra = ["x"] }]')}
[[package]]
name = "numpy"
version = "1.26.4"
source = { registry = "https://index.example/simple" }
[[package]]
name = "numpy"
version = "2.0.0"
source = { registry = "https://index.example/simple" }
`;

describe('a uv.lock', () => {
  it('gives each member what it asks for, its extras and groups, what that asks for, and the groups of the root', () => {
    const found = uv(workspace);
    expect(isShared(found)).toBe(true);
    expect(used(found, 'libs/a')).toEqual(['attrs 1.0', 'h2 1.0', 'httpx 1.0', 'numpy 1.26.4', 'orjson 1.0', 'pytest 1.0', 'ruff 1.0']);
    expect(used(found, 'libs/b')).toEqual(['attrs 1.0', 'mock 1.0', 'numpy 1.26.4', 'ruff 1.0']);
    expect(used(found)).toEqual(['rich 1.0', 'ruff 1.0']);
  });

  it('gives everybody the groups of a root that is no project', () => {
    const found = uv(`version = 1\n[manifest]\nmembers = ["a"]\n[manifest.dependency-groups]\ndev = [{ name = "ruff", specifier = ">=1" }]
      [[package]]\nname = "a"\nversion = "1"\nsource = { virtual = "a" }\n[[package]]\nname = "ruff"\nversion = "2"\nsource = { registry = "x" }`);
    expect(used(found, 'a')).toEqual(['ruff 2']);
    expect(used(found)).toBeUndefined();
  });

  it('of one project is all its own, a folder that it depends on is no package', () => {
    const found = uv(`version = 1\n[[package]]\nname = "Shop"\nsource = { editable = "." }\ndependencies = [{ name = "money" }]
      [[package]]\nname = "money"\nversion = "1"\nsource = { directory = "../money" }\ndependencies = [{ name = "attrs" }]
      [[package]]\nname = "attrs"\nversion = "25"\nsource = { registry = "x" }`);
    expect(isShared(found)).toBe(false);
    expect(used(found)).toEqual(['attrs 25']);
  });

  it('of the first versions is read as well', () => {
    const found = uv(`version = 1\n[[distribution]]\nname = "shop"\nversion = "0"\nsource = "editable+."
      [[distribution.dependencies]]\nname = "attrs"\nversion = "23.2.0"\nsource = "registry+https://index.example/simple"
      [[distribution]]\nname = "attrs"\nversion = "23.2.0"\nsource = "registry+https://index.example/simple"
      wheel = [{ url = "https://example.org/attrs.whl", hash = "sha256:1" }]`);
    expect(used(found)).toEqual(['attrs 23.2.0']);
  });

  describe('has a digest of each package', () => {
    const one = (rest: string) => digest(uv(`version = 1\n[[package]]\nname = "x"\nversion = "1"\n${rest}`), 'x');
    const wheels = (...hashes: string[]) => `wheels = [${hashes.map((hash) => `{ url = "https://a.example/x.whl", hash = "${hash}" }`).join(', ')}]`;
    const registry = 'source = { registry = "https://index.example/simple" }\n';

    it('that no registry takes part in', () => {
      const elsewhere = 'source = { registry = "https://mirror.example/simple" }\nwheels = [{ url = "https://mirror.example/y/x.whl", hash = "b" }, { hash = "a" }]';
      expect(one(`${registry}${wheels('a', 'b')}`)).toBe(one(elsewhere));
    });

    it.each([
      ['files', `${registry}${wheels('a')}`, `${registry}${wheels('b')}`],
      ['a commit', 'source = { git = "https://e.org/x?rev=main#aaa" }', 'source = { git = "https://e.org/x?rev=main#bbb" }'],
      ['a folder in a commit', 'source = { git = "https://e.org/x?subdirectory=a&rev=m#a" }', 'source = { git = "https://e.org/x?subdirectory=b&rev=m#a" }'],
      ['a file without a hash', 'source = { url = "https://e.org/x-1.whl" }', 'source = { url = "https://e.org/x-1.post1.whl" }'],
    ])('that changes with %s', (_what, before, after) => expect(one(before)).not.toBe(one(after)));

    it('that does not change with the address of a repository', () => {
      expect(one('source = { git = "https://e.org/x?rev=1#aaa" }')).toBe(one('source = { git = "ssh://git@e.org/x?rev=v1#aaa" }'));
    });
  });
});

describe('a poetry.lock', () => {
  const text = `
[[package]]
name = "Attrs"
version = "25.1.0"
groups = ["main"]
files = [{ file = "attrs.whl", hash = "sha256:1" }]
[[package]]
name = "money"
version = "0.1.0"
groups = ["main"]
[package.source]
type = "directory"
url = "../money"
[metadata]
lock-version = "2.1"
content-hash = "x"`;

  it('is all its project\'s, but for folders', () => expect(used(poetry(text))).toEqual(['attrs 25.1.0']));

  it('has a digest of the files, which Poetry 1 lists elsewhere', () => {
    const first = '[[package]]\nname = "attrs"\nversion = "25.1.0"\n[metadata.files]\nattrs = [{ file = "attrs.whl", hash = "sha256:1" }]';
    expect(digest(poetry(first), 'attrs')).toBe(digest(poetry(text), 'attrs'));
    expect(digest(poetry(first.replace(':1', ':2')), 'attrs')).not.toBe(digest(poetry(text), 'attrs'));
  });

  it('has a digest of a commit', () => {
    const git = (commit: string) => `[[package]]\nname = "x"\nversion = "1"\n[package.source]\ntype = "git"\nurl = "u"\nresolved_reference = "${commit}"`;
    expect(digest(poetry(git('a')), 'x')).not.toBe(digest(poetry(git('b')), 'x'));
  });
});

describe('any lock', () => {
  it('of other tables is none', () => {
    expect(readUvLock({ x: 1 })).toBeUndefined();
    expect(readPoetryLock({ x: 1 })).toBeUndefined();
  });

  const anything = fc.object({ maxDepth: 5, key: fc.constantFrom('package', 'manifest', 'members', 'name', 'source', 'dependencies', 'extra', 'groups', '__proto__', 'wheels', 'files', 'metadata', 'version', 'dev-dependencies', 'optional-dependencies'), withNullPrototype: true });
  it('is read or is none, whatever the types are', () => {
    fc.assert(
      fc.property(anything, fc.array(anything), (document, entries) => {
        for (const read of [readUvLock, readPoetryLock]) {
          const lock = read({ ...document, package: entries });
          if (lock !== undefined) for (const indexes of shares(lock).projects.values()) expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
        }
      }),
    );
  });
});
