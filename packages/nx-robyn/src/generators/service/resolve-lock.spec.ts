import { delimiter, join } from 'node:path';
import { LockFailed } from '../../service/errors';
import { Folder } from '../../testing/folder';
import { exampleModel } from '../../testing/models';
import { Generation } from '../../transaction/generation';
import { lockWrites, resolveLock } from './resolve-lock';

describe('resolveLock', () => {
  let folder: Folder;
  let path: string | undefined;
  /** Resolves in a service's directory, with a uv that is a script. */
  const resolve = (script: string) => {
    if (script !== '') folder.program('uv', script);
    folder.write('services/orders/pyproject.toml', 'made');
    return resolveLock(new Generation(), exampleModel(), join(folder.path, 'services', 'orders'), 'UV_INDEX is set');
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

  it('locks in the directory of the service, and says why', async () => {
    await resolve('echo "$@" > uv.lock');
    expect(folder.read('services/orders/uv.lock')).toBe('lock\n');
    expect(console.log).toHaveBeenCalledWith('Resolving the dependencies (UV_INDEX is set).');
  });

  it("fails with uv's own words", async () => {
    const failing = resolve('echo "no solution" >&2; exit 1');
    await expect(failing).rejects.toThrow(LockFailed);
    await expect(failing).rejects.toThrow('why:   no solution');
  });

  it('says that uv was stopped, or how it ended, where it says nothing itself', async () => {
    await expect(resolve('kill -INT $$')).rejects.toThrow('why:   it was stopped (SIGINT).');
    await expect(resolve('exit 7')).rejects.toThrow('why:   it ended with exit code 7.');
  });

  it('says that uv is too old where it is', async () => {
    await expect(resolve('[ "$1" = --version ] && echo "uv 0.4.9 (x)" || exit 2')).rejects.toThrow(
      /uv 0\.4\.9 is too old[^]*uv self update/,
    );
  });

  it('says how uv is installed where it is not', async () => {
    await expect(resolve('')).rejects.toThrow(/uv is not installed[^]*astral\.sh/);
  });
});

describe('lockWrites', () => {
  it("names the service's lock and environment, and the lock of the uv workspace above", () => {
    const folder = new Folder();
    const writes = () => lockWrites('uv', 'services/orders', folder.path);
    expect(writes()).toEqual(['services/orders/uv.lock', 'services/orders/.venv']);
    folder.write('services/pyproject.toml', '[tool.uv.workspace]\nmembers = ["*"]\n');
    expect(writes()).toContain('services/uv.lock');
    folder.remove();
  });
});
