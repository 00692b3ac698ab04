import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { writeManifest } from '../service/manifest';
import { serviceCommands } from '../toolchain/service-commands';
import { shellLine } from '../toolchain/shell';
import type { Verb } from '../toolchain/command';
import { Folder } from '../testing/folder';
import { exampleModel } from '../testing/models';

type Executor = (options: object, context: ExecutorContext) => Promise<{ success: boolean }>;

const packageRoot = join(__dirname, '..', '..');
const { executors } = JSON.parse(readFileSync(join(packageRoot, 'executors.json'), 'utf8')) as {
  executors: Record<string, { implementation: string; schema: string }>;
};

/** Executors that take arguments, or do more than their verb. */
const others = ['makemigration', 'contract-check', 'generate'];

describe('executors', () => {
  let folder: Folder;
  let path: string | undefined;
  let complaint: string;
  const run = async (name: string, options: object = {}) => {
    const module = (await import(join(packageRoot, executors[name]?.implementation ?? ''))) as { default: Executor };
    const project = { root: 'services/acme-orders' };
    const context = {
      root: folder.path,
      projectName: 'acme-orders',
      projectsConfigurations: { version: 2, projects: { 'acme-orders': project } },
    } as unknown as ExecutorContext;
    return (await module.default(options, context)).success;
  };
  /** What uv was started with, one line each. */
  const started = () => folder.read('services/acme-orders/started').trim().split('\n');

  beforeEach(() => {
    folder = new Folder();
    path = process.env['PATH'];
    process.env['PATH'] = [join(folder.path, 'bin'), '/usr/bin', '/bin'].join(delimiter);
    folder.program('uv', 'echo "uv $*" >> started');
    folder.write('services/acme-orders/pyproject.toml', `[project]\nname = "acme-orders"\n${writeManifest(exampleModel())}`);
    folder.write('services/acme-orders/uv.lock', '');
    complaint = '';
    jest.spyOn(console, 'error').mockImplementation((text) => void (complaint += String(text)));
  });
  afterEach(() => {
    process.env['PATH'] = path;
    jest.restoreAllMocks();
    folder.remove();
  });

  it.each(Object.keys(executors).filter((name) => !others.includes(name)))('%s runs the commands of the table', async (name) => {
    expect(await run(name)).toBe(true);
    expect(started()).toEqual(serviceCommands(name as Verb, exampleModel()).map(shellLine));
  });

  it.each([
    ['members = ["services/*"]', 'uv sync --locked --all-packages'],
    ['members = ["services/*"]\n[tool.uv]\nconflicts = [[{ package = "a" }, { package = "b" }]]', 'uv sync --locked --inexact'],
    ['members = ["libs/*"]', 'uv sync --locked'],
  ])('install makes the environment that a uv workspace with %j shares', async (workspace, command) => {
    folder.write('pyproject.toml', `[tool.uv.workspace]\n${workspace}\n`);
    expect(await run('install')).toBe(true);
    expect(started()).toEqual([command]);
  });

  it.each(Object.keys(executors).filter((name) => !others.includes(name)))('%s runs those of Poetry', async (name) => {
    const model = exampleModel({ packageManager: 'poetry' });
    folder.program('poetry', 'echo "poetry $*" >> started');
    folder.write('services/acme-orders/pyproject.toml', `[project]\nname = "acme-orders"\n${writeManifest(model)}`);
    folder.write('services/acme-orders/poetry.lock', '');
    expect(await run(name)).toBe(true);
    expect(started()).toEqual(serviceCommands(name as Verb, model).map(shellLine));
  });

  it('install takes no lock of Poetry above the service', async () => {
    folder.write('services/acme-orders/pyproject.toml', `[project]\nname = "acme-orders"\n${writeManifest(exampleModel({ packageManager: 'poetry' }))}`);
    folder.write('poetry.lock', '');
    expect(await run('install')).toBe(false);
    expect(complaint).toMatch(/LockMissing[^]*poetry\.lock/);
  });

  it('makemigration hands the message on', async () => {
    folder.program('uv', 'for word in "$@"; do echo "$word" >> started; done');
    expect(await run('makemigration', { message: 'add "price"; $HOME' })).toBe(true);
    expect(started().slice(-3)).toEqual(['makemigration', '--message', 'add "price"; $HOME']);
  });

  it('migration-check asks the configured database when it is told to', async () => {
    await run('migration-check', { pending: true, drift: false });
    expect(started()).toEqual(['uv run --frozen python -m acme_orders migration-check --pending']);
  });

  it('migration-check has nothing to do where another target has compared', async () => {
    expect(await run('migration-check', { drift: false })).toBe(true);
    expect(() => started()).toThrow();
  });

  it('test hands arguments on', async () => {
    await run('test', { args: ['-k', 'log in'] });
    expect(started()).toEqual(['uv run --frozen pytest -k log in']);
  });

  it('stop at the first command that fails', async () => {
    folder.program('uv', 'echo "uv $*" >> started; exit 1');
    expect(await run('lint')).toBe(false);
    expect(started()).toHaveLength(1);
  });

  it('name what is missing: the lock, uv, the service', async () => {
    folder.write('services/acme-orders/uv.lock', '');
    const { rmSync } = await import('node:fs');
    rmSync(join(folder.path, 'services/acme-orders/uv.lock'));
    expect(await run('install')).toBe(false);
    expect(complaint).toMatch(/LockMissing[^]*nx run acme-orders:lock/);
    rmSync(join(folder.path, 'bin/uv'));
    expect(await run('serve')).toBe(false);
    expect(complaint).toMatch(/ProgramMissing: uv is not installed/);
    rmSync(join(folder.path, 'services'), { recursive: true });
    expect(await run('serve')).toBe(false);
    expect(complaint).toContain('ManifestMissing');
  });

  it('install says what the machine lacks where it fails', async () => {
    folder.program('uv', '[ "$1" = --version ] && echo "uv 0.4.1"; exit $(($# > 1))');
    expect(await run('install')).toBe(false);
    expect(complaint).toMatch(/ProgramOutdated: uv 0\.4\.1 is too old/);
  });

  it('install takes the lock of a uv workspace', async () => {
    const { rmSync } = await import('node:fs');
    rmSync(join(folder.path, 'services/acme-orders/uv.lock'));
    folder.write('uv.lock', '');
    expect(await run('install')).toBe(true);
  });

  it.each(Object.entries(executors))('%s has a schema and a description', (_, executor) => {
    const schema = JSON.parse(readFileSync(join(packageRoot, executor.schema), 'utf8')) as { description: string };
    expect(schema.description).toBeTruthy();
  });
});
