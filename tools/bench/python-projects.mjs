import { lockOf } from './lock-part.mjs';

/** What ten neighbours are: services, libraries of uv, and projects of others with Poetry, with uv and with neither. */
const KINDS = ['service', 'service', 'service', 'library', 'library', 'library', 'library', 'poetry', 'uv', 'setuptools'];

/**
 * The first of many Python projects: services, and libraries on which these and other libraries depend by path.
 * @param {number} count
 * @returns {{ kind: string, name: string, root: string, dependsOn: string[] }[]}
 */
export function pythonProjects(count) {
  const named = (index) => `${KINDS[index % 10]}-${String(index).padStart(3, '0')}`;
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % 10];
    const library = index - (index % 10) + 3;
    const isBase = index === library || kind === 'uv' || kind === 'setuptools';
    const dependsOn = isBase || library >= count ? [] : [named(library)];
    return { kind, name: named(index), root: `${kind === 'service' ? 'services' : 'libs'}/${named(index)}`, dependsOn };
  });
}

/**
 * Writes the files of projects: what inference reads, and a module each.
 * @param {import('../workspace.mjs').Workspace} workspace
 * @param {ReturnType<typeof pythonProjects>} projects
 * @param {{ pyproject: string, lock: string }} service texts of the files of a service that is named `service-000`
 */
export async function writePython(workspace, projects, service) {
  for (const [index, project] of projects.entries()) {
    const module = moduleOf(project.name);
    for (const [path, text] of Object.entries(filesOf(project, service, index))) await workspace.write(`${project.root}/${path}`, text);
    await workspace.write(`${project.root}/src/${module}/__init__.py`, `"""${project.name}."""\n`);
  }
}

function filesOf({ kind, name, dependsOn }, service, index) {
  if (kind === 'service') {
    const renamed = (text) => text.replaceAll('service-000', name).replaceAll('service_000', moduleOf(name));
    const pyproject = renamed(service.pyproject).replace(/^port = \d+$/m, `port = ${8000 + index}`);
    return { 'pyproject.toml': withPath(pyproject, dependsOn), 'uv.lock': renamed(service.lock) };
  }
  if (kind === 'poetry') return { 'pyproject.toml': poetryProject(name, dependsOn) };
  if (kind === 'setuptools') return { 'pyproject.toml': `${projectTable(name, ['requests>=2.32'])}\n[build-system]\nrequires = ["setuptools>=80"]\nbuild-backend = "setuptools.build_meta"\n` };
  return { 'pyproject.toml': library(name, dependsOn), 'uv.lock': lockOf(name, service.lock, ['mypy', 'pytest', 'ruff']) };
}

/** A service that depends on libraries as well. */
function withPath(pyproject, dependsOn) {
  if (dependsOn.length === 0) return pyproject;
  const quoted = dependsOn.map((name) => `    "${name}",\n`).join('');
  return `${pyproject.replace(/^dependencies = \[\n/m, (head) => head + quoted).trimEnd()}\n\n${sources(dependsOn)}`;
}

function library(name, dependsOn) {
  return `${projectTable(name, ['pydantic>=2.11', ...dependsOn])}
[dependency-groups]
dev = ["mypy>=1.18", "pytest>=8.4", "ruff>=0.14"]

[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[tool.hatch.build.targets.wheel]
packages = ["src/${moduleOf(name)}"]

[tool.mypy]
strict = true
files = ["src"]

[tool.pytest.ini_options]
testpaths = ["tests"]

[tool.ruff]
line-length = 100

[tool.ruff.lint]
select = ["E", "F", "I", "UP"]
${dependsOn.length === 0 ? '' : `\n${sources(dependsOn)}`}`;
}

function poetryProject(name, dependsOn) {
  return `[tool.poetry]
name = "${name}"
version = "1.0.0"
description = "${name}"
authors = ["Somebody <somebody@example.org>"]
packages = [{ include = "${moduleOf(name)}", from = "src" }]

[tool.poetry.dependencies]
python = "^3.11"
httpx = "^0.28"
${dependsOn.map((path) => `${path} = { path = "../${path}", develop = true }\n`).join('')}
[tool.poetry.group.dev.dependencies]
pytest = "^8.4"

[tool.ruff]
line-length = 100

[build-system]
requires = ["poetry-core>=2"]
build-backend = "poetry.core.masonry.api"
`;
}

function projectTable(name, dependencies) {
  const quoted = dependencies.map((dependency) => `    "${dependency}",\n`).join('');
  return `[project]\nname = "${name}"\nversion = "1.0.0"\ndescription = "${name}"\nrequires-python = ">=3.11"\ndependencies = [\n${quoted}]\n`;
}

function sources(dependsOn) {
  return `[tool.uv.sources]\n${dependsOn.map((name) => `${name} = { path = "../../libs/${name}", editable = true }\n`).join('')}`;
}

function moduleOf(name) {
  return name.replaceAll('-', '_');
}
