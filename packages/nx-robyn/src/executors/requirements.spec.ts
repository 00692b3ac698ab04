import { delimiter, join } from 'node:path';
import { Folder } from '../testing/folder';
import { exampleModel } from '../testing/models';
import { missingRequirement } from './requirements';

describe('missingRequirement', () => {
  let folder: Folder;
  let path: string | undefined;
  const poetry = exampleModel({ packageManager: 'poetry', pythonVersion: '3.12' });
  const missing = (model = poetry) => missingRequirement(model, folder.path)?.message;
  /** A Poetry of a version, which knows some Pythons. */
  const installed = (version: string, ...pythons: string[]) =>
    folder.program('poetry', `case "$*" in\n--version) echo "Poetry (version ${version})";;\n"python list") printf "%s\\n" ${pythons.join(' ')};;\nesac`);

  beforeEach(() => {
    folder = new Folder();
    folder.program('python3', 'echo Python 3.11.7');
    path = process.env['PATH'];
    process.env['PATH'] = [join(folder.path, 'bin'), '/usr/bin', '/bin'].join(delimiter);
  });
  afterEach(() => {
    process.env['PATH'] = path;
    folder.remove();
  });

  it('is nothing where all is there', () => {
    installed('2.4.0', "' Version Implementation'", "' 3.11.7  CPython'", "' 3.12.0  CPython'");
    expect(missing()).toBeUndefined();
    folder.program('uv', 'echo "uv 0.13.9 (x86_64)"');
    expect(missing(exampleModel())).toBeUndefined();
  });

  it('is a program that is not on PATH', () => {
    expect(missing()).toMatch(/^ProgramMissing: poetry is not installed[^]*fix: {3}pipx install poetry$/);
  });

  it.each(['2.3.4', '1.8.5', '0.12'])('is a newer Poetry than %s', (version) => {
    installed(version, '3.12.0');
    expect(missing()).toMatch(new RegExp(`^ProgramOutdated: poetry ${version.replaceAll('.', '\\.')} is too old[^]*2\\.4\\.0[^]*poetry self update`));
  });

  it.each(['2.4.1', '2.10.0', '3.0'])('takes Poetry %s', (version) => {
    installed(version, '3.12.0');
    expect(missing()).toBeUndefined();
  });

  it('is a Python that is new enough', () => {
    installed('2.5.1', "' 3.11.7  CPython  /opt/3.12.0/bin/python3'", '3.9.1');
    expect(missing()).toMatch(/^PythonMissing: there is no Python 3\.12 or newer[^]*3\.11, 3\.9[^]*poetry python install 3\.12$/);
  });

  it('looks no further than a Python that is new enough', () => {
    installed('2.5.1', '3.9.1');
    folder.program('python3', 'echo Python 3.13.0');
    expect(missing()).toBeUndefined();
  });

  it('looks for no Python where there is an environment', () => {
    installed('2.5.1', '3.9.1');
    folder.write('.venv/pyvenv.cfg', '');
    expect(missing()).toBeUndefined();
  });

  it('claims nothing that a program does not say', () => {
    folder.program('poetry', 'exit 3');
    expect(missing()).toBeUndefined();
    installed('2.5.1', 'No Python installations found.');
    expect(missing()).toBeUndefined();
  });
});
