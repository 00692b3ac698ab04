import fc from 'fast-check';
import { writeManifest } from '../service/manifest';
import { exampleModel } from '../testing/models';
import { detect } from './detect';

const service = `[project]\nname = "acme-orders"\n${writeManifest(exampleModel({ tags: ['scope:x'] }))}`;
const subject = (text: string) => {
  const found = detect(`[project]\nname = "x"\n${text}`, 'x/pyproject.toml');
  return found.kind === 'foreign' ? found.subject : found.kind;
};

describe('detect', () => {
  it('finds a service', () => {
    expect(detect(service, 'p')).toMatchObject({
      kind: 'service',
      name: 'acme-orders',
      title: 'Acme Orders',
      module: 'acme_orders',
      orm: 'sqlalchemy',
      packageManager: 'uv',
      tags: ['scope:x'],
    });
  });

  it.each([
    ['[project]\nname = "lib"', 'lib'],
    ['[tool.poetry]\nname = "lib"', 'lib'],
    ['[project]\nname = "a"\n[tool.robyn-config]\ndesign = "mvc"\norm = "django"', 'a'],
  ])('finds a project of somebody else in %j', (text, name) => {
    expect(detect(text, 'p')).toMatchObject({ kind: 'foreign', name });
  });

  it('finds tags, and the package manager that the build backend belongs to', () => {
    const found = detect('[project]\nname = "x"\n[tool.nx]\ntags = ["a", 3, "b"]', 'p');
    expect(found).toMatchObject({ kind: 'foreign', tags: ['a', 'b'] });
    expect(subject('[build-system]\nbuild-backend = "uv_build"')).toMatchObject({ manager: 'uv' });
    expect(subject('[build-system]\nbuild-backend = "poetry.core.masonry.api"')).toMatchObject({ manager: 'poetry' });
    expect(subject('[build-system]\nbuild-backend = "__proto__"')).toMatchObject({ manager: 'none' });
  });

  it.each([
    ['[project]\nname = "x"\ndescription = " Prices. "', 'Prices.'],
    ['[tool.poetry]\nname = "x"\ndescription = "Prices."', 'Prices.'],
    ['[project]\nname = "x"\ndescription = ""', undefined],
    ['[project]\nname = "x"\ndescription = 3', undefined],
    ['[project]\nname = "x"', undefined],
  ])('finds what a project says of itself: %j', (text, description) => expect(detect(text, 'p')).toMatchObject({ description }));

  it('finds a project of robyn-config', () => {
    const config = '[tool.robyn-config]\ndesign = "mvc"\norm = "tortoise"\n[tool.aerich]\nlocation = "./src/app/models/migrations"\n';
    const text = `[build-system]\n[project]\nname = "shop-api"\noptional-dependencies.dev = ["ruff>=0.4", "pytest"]\n${config}`;
    const expected = {
      kind: 'peer',
      name: 'shop-api',
      title: 'Shop Api',
      design: 'mvc',
      orm: 'tortoise',
      packageManager: 'uv',
      developmentExtra: true,
      buildable: true,
      tools: ['ruff', 'pytest'],
      migrations: './src/app/models/migrations/models',
    };
    expect(detect(text, 'p')).toMatchObject(expected);
    expect(detect(text.replace('"tortoise"', '"sqlalchemy"'), 'p')).toMatchObject({
      ...expected,
      orm: 'sqlalchemy',
      migrations: undefined,
    });
    expect(detect(`[tool.poetry]\nname = "shop"\n${config}`, 'p')).toMatchObject({
      name: 'shop',
      packageManager: 'poetry',
      developmentExtra: false,
      buildable: false,
      tools: [],
    });
  });

  it.each(['', '[tool.ruff]\nline-length = 100', '[tool.uv.workspace]\nmembers = ["services/*"]', '[project]\nversion = "1"'])(
    'finds nothing in %j',
    (text) => expect(detect(text, 'p')).toMatchObject({ kind: 'nothing' }),
  );

  it('reports TOML that is broken, with file, line and column', () => {
    const found = detect('[project]\nname = "x', 'libs/x/pyproject.toml');
    expect(found).toMatchObject({ kind: 'broken', name: undefined, service: false });
    expect(found).toHaveProperty('message', expect.stringMatching(/TomlInvalid[^]*libs\/x\/pyproject\.toml:2:\d+/));
  });

  it('reports a manifest that is broken, and knows whose', () => {
    const found = detect(service.replace('port = 8000', 'port = true'), 'p');
    expect(found).toMatchObject({ kind: 'broken', name: 'acme-orders', service: true });
    expect(found).toHaveProperty('message', expect.stringContaining('ManifestInvalid'));
  });

  it('reads from its own configuration what a project supports', () => {
    expect(subject('')).toEqual({
      manager: 'none',
      buildable: false,
      linter: 'none',
      formatted: false,
      typechecker: 'none',
      typecheckerKnowsFiles: true,
      tester: 'none',
    });
    expect(subject('[tool.uv]\npackage = true\n[tool.ruff]\n[tool.mypy]\nfiles = "src"\n[tool.pytest.ini_options]\n[build-system]\nrequires = []')).toEqual({
      manager: 'uv',
      buildable: true,
      linter: 'ruff',
      formatted: false,
      typechecker: 'mypy',
      typecheckerKnowsFiles: true,
      tester: 'pytest',
    });
    expect(subject('[tool.mypy]\nstrict = true\n[tool.poetry]\nversion = "1"')).toMatchObject({
      manager: 'poetry',
      typecheckerKnowsFiles: false,
    });
  });

  it.each([
    ['[project]\nname = 3', '"project.name"'],
    ['[project]\nname = ""', '"project.name"'],
    ['[project]\nname = "__proto__"', '"project.name"'],
    ['[tool.poetry]\nname = "two words"', '"tool.poetry.name"'],
    ['project = 3', '"project"'],
    ['[[project]]\nname = "x"', '"project"'],
    ['tool = 3', '"tool"'],
    ['[tool]\npoetry = ["x"]', '"tool.poetry"'],
  ])('reports what cannot be a project in %j', (text, what) => {
    const found = detect(text, 'libs/x/pyproject.toml');
    expect(found).toMatchObject({ kind: 'broken', name: undefined, service: false });
    expect(found).toHaveProperty('message', expect.stringMatching(new RegExp(`PyprojectInvalid: ${what}[^]*libs/x/pyproject\\.toml`)));
  });

  it('takes what is nested too deeply for a file that is broken', () => {
    const text = `[project]\nname = "x"\ndeep = ${'['.repeat(100_000)}`;
    expect(detect(text, 'libs/x/pyproject.toml')).toMatchObject({ kind: 'broken', message: expect.stringContaining('libs/x/pyproject.toml') });
  });

  it.each([
    'dependencies = ["pytest>=8"]',
    'optional-dependencies.dev = ["PyTest [x]"]',
    '[dependency-groups]\ndev = [{ include-group = "a" }]\na = ["pytest"]',
    '[tool.uv]\ndev-dependencies = ["pytest"]',
    '[tool.poetry.group.dev.dependencies]\npytest = "^8"',
  ])('finds pytest in %j', (text) => expect(subject(text)).toMatchObject({ tester: 'pytest' }));

  it('throws at no text', () => {
    const piece = fc.oneof(fc.constantFrom('[project]', '[[project]]', 'name = ', '"x"', '[tool.nx-robyn]', '[tool.robyn-config]', '\n', '= [', ']', '{', '3', '__proto__'), fc.string());
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.tuple(fc.nat(service.length), fc.string(), fc.nat(20)).map(([at, put, taken]) => service.slice(0, at) + put + service.slice(at + taken)),
    );
    fc.assert(fc.property(texts, (text) => void JSON.parse(JSON.stringify(detect(text, 'p')))), { numRuns: 300 });
  });
});
