import { access, constants, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { capture, run } from '../command.mjs';
import { environment } from '../environment.mjs';
import { TOOLS, TOOLS_BIN } from '../paths.mjs';
import { findPython } from './python.mjs';

const HOME = join(TOOLS, 'poetry');

/** Prints where PyPI is, as pip has it: its simple index, and its JSON. */
const PYPI = 'from pip._internal.models.index import PyPI; print(PyPI.simple_url, PyPI.pypi_url)';

/** Prints the version of the Poetry in whose environment it runs, where the plugin is there too when it is needed. */
const PROBE = `
import sys
from importlib.metadata import version
from importlib.util import find_spec
from packaging.version import Version
enough = Version(version("poetry")) >= Version("2.4")
if enough and (sys.argv[1] == "any" or find_spec("poetry_plugin_pypi_mirror")):
    print(version("poetry"))
`;

/** Says whether PyPI answers in JSON, which is all that Poetry itself reads: of a project, and of one release of it. */
const JSON_PROBE = `
import sys
import urllib.request
accept = "application/vnd.pypi.simple.v1+json"
simple, pypi = sys.argv[1:]
def content_type(url):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept}), timeout=30) as answer:
        return answer.headers.get_content_type()
print(content_type(f"{simple}/pip/") == accept and content_type(f"{pypi}/pip/24.0/json") == "application/json")
`;

/**
 * Makes sure that children find Poetry: the one on PATH, else the newest from PyPI in `.tools/`. Where PyPI has no JSON it
 * must carry poetry-plugin-pypi-mirror, which reads what pip reads: POETRY_PYPI_MIRROR_URL is set for children then.
 * @returns {Promise<string>} version, and the mirror's part in it
 */
export async function providePoetry() {
  const python = await findPython();
  const [simple, pypi] = (await capture(python, ['-c', PYPI])).stdout.trim().split(' ');
  const mirrored = Boolean(process.env.POETRY_PYPI_MIRROR_URL) || (pypi !== undefined && !(await hasJson(python, simple, pypi)));
  if (mirrored) process.env.POETRY_PYPI_MIRROR_URL ||= (await pipIndex(python)) ?? `${simple}/`;
  const version = (await usable(mirrored)) ?? (await install(python, mirrored));
  return mirrored ? `${version}, reading pip's index` : version;
}

async function hasJson(python, ...urls) {
  const probe = await capture(python, ['-c', JSON_PROBE, ...urls]);
  return probe.stdout.trim() === 'True';
}

/** @returns {Promise<string | undefined>} the index that pip is told to ask, by its variables or its settings */
async function pipIndex(python) {
  const { stdout } = await capture(python, ['-m', 'pip', 'config', 'list']);
  const setting = (scope) => stdout.match(new RegExp(`^${scope}\\.index-url='(.*)'$`, 'm'))?.[1];
  return setting(':env:') ?? setting('install') ?? setting('global');
}

/** @returns {Promise<string | undefined>} version of the Poetry on PATH, when it is one that will do */
async function usable(mirrored) {
  for (const folder of environment().PATH.split(delimiter)) {
    const program = join(folder, 'poetry');
    const executable = await access(program, constants.X_OK).then(() => true, () => false);
    if (!executable) continue;
    const [, interpreter] = (await readFile(program, 'utf8')).match(/^#!(\S+)\n/) ?? [];
    const probe = interpreter && (await capture(interpreter, ['-c', PROBE, mirrored ? 'mirror' : 'any']).catch(() => undefined));
    return probe?.stdout.trim() || undefined;
  }
  return undefined;
}

async function install(python, mirrored) {
  await rm(HOME, { recursive: true, force: true });
  await run(python, ['-m', 'venv', HOME]);
  const packages = ['poetry', ...(mirrored ? ['poetry-plugin-pypi-mirror'] : [])];
  await run(join(HOME, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
  await mkdir(TOOLS_BIN, { recursive: true });
  await rm(join(TOOLS_BIN, 'poetry'), { force: true });
  await symlink(join('..', 'poetry', 'bin', 'poetry'), join(TOOLS_BIN, 'poetry'));
  return (await run('poetry', ['--version'])).stdout.match(/\d[\w.]*/)[0];
}
