import { delimiter, join } from 'node:path';
import { LockFailed } from '../../service/errors';
import { Folder } from '../../testing/folder';
import { exampleModel } from '../../testing/models';
import { rememberFiles } from '../../transaction/undo';
import { resolveLock } from './resolve-lock';

describe('resolveLock', () => {
  let folder: Folder;
  let path: string | undefined;
  /** Resolves in a service that this run has written, with a uv that is a script. */
  const resolve = (script: string) => {
    folder.write('nx.json', '{}');
    if (script !== '') folder.program('uv', script);
    const undo = rememberFiles(folder.path, ['services/orders/pyproject.toml', 'nx.json']);
    folder.write('services/orders/pyproject.toml', 'made');
    folder.write('nx.json', '{"plugins":["nx-robyn"]}');
    resolveLock(exampleModel(), join(folder.path, 'services', 'orders'), 'UV_INDEX is set', undo);
  };
  beforeEach(() => {
    folder = new Folder();
    path = process.env['PATH'];
    process.env['PATH'] = [join(folder.path, 'bin'), '/usr/bin', '/bin'].join(delimiter);
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => {
    process.env['PATH'] = path;
    jest.restoreAllMocks();
    folder.remove();
  });

  it('locks in the directory of the service, and says why', () => {
    resolve('echo "$@" > uv.lock');
    expect(folder.read('services/orders/uv.lock')).toBe('lock\n');
    expect(console.log).toHaveBeenCalledWith('Resolving the dependencies (UV_INDEX is set).');
  });

  it("fails with uv's own words, and removes what was made", () => {
    const failing = () => resolve('echo half > uv.lock; echo "no solution" >&2; exit 1');
    expect(failing).toThrow(LockFailed);
    expect(failing).toThrow('why:   no solution');
    expect(folder.list().filter((file) => !file.startsWith('bin/'))).toEqual(['nx.json']);
    expect(folder.read('nx.json')).toBe('{}');
  });

  it('says that uv was stopped, or how it ended, where it says nothing itself', () => {
    expect(() => resolve('kill -INT $$')).toThrow('why:   it was stopped (SIGINT).');
    expect(() => resolve('exit 7')).toThrow('why:   it ended with exit code 7.');
    expect(folder.list().filter((file) => !file.startsWith('bin/'))).toEqual(['nx.json']);
  });

  it('says that uv is too old where it is', () => {
    expect(() => resolve('[ "$1" = --version ] && echo "uv 0.4.9 (x)" || exit 2')).toThrow(/uv 0\.4\.9 is too old[^]*uv self update/);
  });

  it('says how uv is installed where it is not', () => {
    expect(() => resolve('')).toThrow(/uv is not installed[^]*astral\.sh/);
    expect(folder.list()).toEqual(['nx.json']);
  });
});
