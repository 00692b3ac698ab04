import type { CreateNodesContext, ProjectConfiguration } from '@nx/devkit';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeManifest } from '../service/manifest';
import { verbs, type Verb } from '../toolchain/command';
import { serviceCommands } from '../toolchain/service-commands';
import { shellLine } from '../toolchain/shell';
import { Folder } from '../testing/folder';
import { exampleModel } from '../testing/models';
import { createNodes, createNodesV2 } from './create-nodes';
import type { PluginOptions } from './options';

let data: Folder;
jest.mock('nx/src/utils/cache-directory', () => ({
  get workspaceDataDirectory() {
    return data.path;
  },
}));

describe('createNodes', () => {
  let workspace: Folder;
  let complaint: string;
  const infer = async (options?: PluginOptions): Promise<Record<string, Omit<ProjectConfiguration, 'root'>>> => {
    const files = workspace.list().filter((path) => path.endsWith('pyproject.toml'));
    const context = { workspaceRoot: workspace.path, nxJsonConfiguration: {} } as CreateNodesContext;
    const results = await createNodes[1](files, options, context);
    return Object.assign({}, ...results.map(([, result]) => result.projects ?? {})) as never;
  };
  beforeEach(() => {
    workspace = new Folder();
    data = new Folder();
    complaint = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => (complaint += String(text)) !== '');
    const model = exampleModel({ tags: ['scope:shop'] });
    workspace.write('services/acme-orders/pyproject.toml', `[project]\nname = "acme-orders"\n${writeManifest(model)}\n`);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    workspace.remove();
    data.remove();
  });

  it('has both names and looks at every pyproject.toml, client and contract', () => {
    expect(createNodesV2).toBe(createNodes);
    expect(createNodes[0]).toBe('**/{pyproject.toml,robyn-client.json,robyn-contract.json}');
  });

  it('makes a service a project', async () => {
    const service = (await infer())['services/acme-orders'];
    expect(service).toMatchObject({
      name: 'acme-orders',
      projectType: 'application',
      sourceRoot: 'services/acme-orders/src',
      tags: ['scope:shop'],
      metadata: { description: 'Acme Orders: a Robyn service' },
    });
    const promised = [...verbs, 'check', 'migration-drift', 'contract-check', 'contract-drift'].sort();
    expect(Object.keys(service?.targets ?? {}).sort()).toEqual(promised);
    expect(Object.values(service?.metadata?.targetGroups ?? {}).flat().sort()).toEqual(promised);
  });

  it('explains every target, and depends on targets that exist', async () => {
    const targets = (await infer())['services/acme-orders']?.targets ?? {};
    for (const [name, target] of Object.entries(targets)) {
      expect([name, target.metadata?.description]).toEqual([name, expect.stringMatching(/\.$/)]);
      expect(target.metadata?.technologies).toContain('python');
      expect(target.metadata?.help).toMatchObject({ command: expect.any(String), example: expect.any(Object) });
      for (const dependency of target.dependsOn ?? []) expect(Object.keys(targets)).toContain(dependency);
      expect([name, target.cache]).toEqual([name, expect.any(Boolean)]);
    }
  });

  it('caches what is deterministic and nothing else', async () => {
    const targets = (await infer())['services/acme-orders']?.targets ?? {};
    const cached = Object.keys(targets).filter((name) => targets[name]?.cache);
    expect(cached).toEqual(['build', 'lint', 'typecheck', 'test', 'coverage', 'check', 'migration-drift', 'openapi', 'contract-drift']);
    const continuous = Object.keys(targets).filter((name) => targets[name]?.continuous);
    expect(continuous).toEqual(['serve', 'dev']);
    for (const name of cached.filter((candidate) => candidate !== 'check')) {
      expect(targets[name]?.inputs).toContainEqual({ externalDependencies: [] });
      expect(targets[name]?.outputs).toBeDefined();
    }
  });

  it('runs the commands of the table, by themselves or by an executor that exists', async () => {
    const targets = (await infer())['services/acme-orders']?.targets ?? {};
    const manifest = join(__dirname, '..', '..', 'executors.json');
    const { executors } = JSON.parse(readFileSync(manifest, 'utf8')) as { executors: object };
    for (const verb of verbs) {
      const target = targets[verb];
      const options = target?.options as { command?: string; commands?: string[]; cwd?: string } | undefined;
      if (target?.executor === 'nx:run-commands') {
        const expected = serviceCommands(verb, exampleModel()).map(shellLine);
        expect(options?.commands ?? [options?.command]).toEqual(expected);
        expect(options?.cwd).toBe('{projectRoot}');
      } else {
        expect(target?.executor).toBe(`nx-robyn:${verb}`);
        expect(Object.keys(executors)).toContain(verb);
      }
    }
    const logic: Verb[] = ['serve', 'dev', 'makemigration', 'migrate', 'rollback', 'migration-check', 'openapi', 'install'];
    for (const verb of logic) expect(targets[verb]?.executor).toBe(`nx-robyn:${verb}`);
  });

  it('names targets as it is told, also where others depend on them', async () => {
    const targets = (await infer({ installTargetName: 'py-install', migrateTargetName: 'db-migrate' }))['services/acme-orders']?.targets;
    expect(targets).toHaveProperty('db-migrate.dependsOn', ['py-install']);
    expect(targets).not.toHaveProperty('migrate');
  });

  it('gives a project of somebody else the targets that its configuration supports', async () => {
    workspace.write('libs/x/pyproject.toml', '[project]\nname = "x"\n[tool.ruff]\n[tool.uv]\npackage = false\n');
    workspace.write('libs/x/uv.lock', '');
    const x = (await infer())['libs/x'];
    expect(x).toMatchObject({ name: 'x', projectType: 'library' });
    expect(Object.keys(x?.targets ?? {})).toEqual(['install', 'lock', 'lint']);
    expect(x?.targets?.['lint']).toMatchObject({
      options: { command: 'uv run --frozen ruff check .', cwd: '{projectRoot}' },
      dependsOn: ['install'],
    });
  });

  describe('of a project that robyn-config made', () => {
    const tools = ['ruff', 'black', 'isort', 'mypy', 'pytest', 'pytest-cov'].map((tool) => `"${tool}"`).join(', ');
    const pyproject = (orm: string) =>
      `[build-system]\n[project]\nname = "shop"\noptional-dependencies.dev = [${tools}]\n` +
      `[tool.aerich]\nlocation = "./src/app/models/migrations"\n[tool.robyn-config]\ndesign = "mvc"\norm = "${orm}"\npackage_manager = "uv"\n`;
    const shop = async (options?: PluginOptions) => (await infer(options))['services/shop'];
    beforeEach(() => {
      workspace.write('services/shop/pyproject.toml', pyproject('tortoise'));
      workspace.write('services/shop/uv.lock', '');
    });

    it('makes a project with metadata, and those of our targets that it can have', async () => {
      const project = await shop({ include: 'robyn' });
      expect(project).toMatchObject({
        name: 'shop',
        projectType: 'application',
        sourceRoot: 'services/shop/src',
        tags: ['robyn-config', 'design:mvc', 'orm:tortoise'],
        metadata: { technologies: ['python', 'robyn', 'tortoise'], description: expect.stringContaining('Shop') },
      });
      const expected = ['install', 'lock', 'build', 'serve', 'dev', 'lint', 'format', 'typecheck', 'check', 'makemigration', 'migrate', 'rollback'];
      expect(Object.keys(project?.targets ?? {})).toEqual(expected);
      expect(Object.values(project?.metadata?.targetGroups ?? {}).flat().sort()).toEqual([...expected].sort());
    });

    it('explains every target, and caches what is deterministic', async () => {
      workspace.write('services/shop/tests/test_x.py', '');
      const targets = (await shop({ installTargetName: 'py-install' }))?.targets ?? {};
      expect(Object.keys(targets)).toEqual(expect.arrayContaining(['test', 'coverage']));
      for (const [name, target] of Object.entries(targets)) {
        expect([name, target.metadata?.description]).toEqual([name, expect.stringMatching(/\.$/)]);
        expect(target.metadata?.technologies).toContain('python');
        expect([name, target.metadata?.help?.command]).toEqual([name, expect.stringMatching(/^uv .*--help$/)]);
        expect(target.dependsOn).toEqual(['py-install', 'lock'].includes(name) ? [] : ['py-install']);
      }
      const cached = Object.keys(targets).filter((name) => targets[name]?.cache);
      expect(cached).toEqual(['build', 'lint', 'typecheck', 'test', 'coverage', 'check']);
      expect(Object.keys(targets).filter((name) => targets[name]?.continuous)).toEqual(['serve', 'dev']);
    });

    it('begins the migrations of Aerich where they have not begun, and then takes a message', async () => {
      const makemigration = async () => (await shop())?.targets?.['makemigration']?.options as unknown;
      expect(await makemigration()).toEqual({
        command: 'uv run --frozen aerich init-migrations',
        cwd: '{projectRoot}',
        forwardAllArgs: false,
      });
      workspace.write('services/shop/src/app/models/migrations/models/0_init.py', '');
      const message = { message: 'automated migration', cwd: '{projectRoot}' };
      expect(await makemigration()).toEqual({
        ...message,
        command: 'uv run --frozen aerich migrate --offline --no-input --name "{args.message}"',
      });
      workspace.write('services/shop/pyproject.toml', pyproject('sqlalchemy'));
      expect(await makemigration()).toEqual({
        ...message,
        command: 'uv run --frozen alembic revision --autogenerate --message "{args.message}"',
      });
    });
  });

  it('leaves projects of somebody else out when it is told to', async () => {
    workspace.write('libs/x/pyproject.toml', '[project]\nname = "x"\n');
    workspace.write('libs/y/pyproject.toml', '[project]\nname = "y');
    expect(Object.keys(await infer({ include: 'robyn' }))).toEqual(['services/acme-orders']);
  });

  it('is not broken by a file that is: it warns, and the project is there', async () => {
    workspace.write('libs/y/pyproject.toml', '[project]\nname = "y');
    const projects = await infer();
    expect(Object.keys(projects)).toEqual(['libs/y', 'services/acme-orders']);
    expect(projects['libs/y']).toMatchObject({ name: 'y', targets: {} });
    expect(projects['libs/y']?.metadata?.description).toContain('libs/y/pyproject.toml:2:');
    expect(complaint).toContain('libs/y/pyproject.toml:2:');
    complaint = '';
    await infer();
    expect(complaint).toContain('libs/y/pyproject.toml:2:');
  });

  it('looks into no installed or built package', async () => {
    for (const folder of ['node_modules/x', '.venv/lib/y', 'dist/z', 'services/acme-orders/.venv/w']) {
      workspace.write(`${folder}/pyproject.toml`, '[project]\nname = "x"\n');
    }
    expect(Object.keys(await infer())).toEqual(['services/acme-orders']);
  });

  it('takes the root of a uv workspace for what it is', async () => {
    workspace.write('pyproject.toml', '[tool.uv.workspace]\nmembers = ["services/*"]\n');
    expect(Object.keys(await infer())).toEqual(['services/acme-orders']);
  });

  describe('with locks', () => {
    const nodesOf = async () => {
      const context = { workspaceRoot: workspace.path, nxJsonConfiguration: {} } as CreateNodesContext;
      const files = workspace.list().filter((path) => path.endsWith('pyproject.toml'));
      const results = (await createNodes[1](files, undefined, context)).map(([, result]) => result);
      return {
        projects: Object.assign({}, ...results.map(({ projects }) => projects)) as Record<string, ProjectConfiguration>,
        nodes: Object.assign({}, ...results.map(({ externalNodes }) => externalNodes ?? {})) as Record<string, object>,
      };
    };
    const inputs = ({ projects }: Awaited<ReturnType<typeof nodesOf>>, root: string, target: string) => projects[root]?.targets?.[target]?.inputs;
    const one = (name: string, source: string, rest = '') => `[[package]]\nname = "${name}"\nversion = "1"\nsource = { ${source} }\n${rest}\n`;

    it('names the packages of a project in the inputs of its cached targets', async () => {
      const root = 'services/acme-orders';
      workspace.write(`${root}/uv.lock`, `version = 1\n${one('acme-orders', 'virtual = "."', 'dependencies = [{ name = "robyn" }]')}${one('robyn', 'registry = "x"')}`);
      const found = await nodesOf();
      expect(Object.keys(found.nodes)).toEqual(['pypi:robyn']);
      for (const target of ['lint', 'typecheck', 'test', 'build', 'openapi']) {
        expect(inputs(found, root, target)).toContainEqual({ externalDependencies: ['pypi:robyn'] });
      }
      expect(JSON.stringify(found.projects[root]?.namedInputs)).not.toContain('pypi:');
    });

    it('names no node that there is not, and leaves a shared lock to nobody', async () => {
      const foreign = (name: string) => `[project]\nname = "${name}"\n[tool.ruff]\n[tool.uv]\n`;
      workspace.write('pyproject.toml', foreign('acme'));
      workspace.write('libs/a/pyproject.toml', foreign('a'));
      workspace.write('libs/b/pyproject.toml', foreign('b'));
      const members = `${one('acme', 'virtual = "."')}${one('a', 'virtual = "libs/a"', 'dependencies = [{ name = "attrs" }, { name = "gone" }]')}`;
      workspace.write('uv.lock', `version = 1\n[manifest]\nmembers = ["acme", "a"]\n${members}${one('attrs', 'registry = "x"')}`);
      const found = await nodesOf();
      expect(Object.keys(found.nodes)).toEqual(['pypi:attrs']);
      expect(inputs(found, 'libs/a', 'lint')).toContainEqual({ externalDependencies: ['pypi:attrs'] });
      expect(inputs(found, 'libs/b', 'lint')).toContainEqual({ externalDependencies: [] });
      expect(inputs(found, '.', 'lint')).toContain('!{projectRoot}/uv.lock');
      expect(JSON.stringify([inputs(found, 'libs/a', 'lint'), inputs(found, 'libs/b', 'lint')])).not.toContain('uv.lock');
    });

    it('has a graph and a warning where a lock cannot be read', async () => {
      workspace.write('services/acme-orders/uv.lock', '<<<<<<< HEAD');
      const found = await nodesOf();
      expect(found.nodes).toEqual({});
      expect(inputs(found, 'services/acme-orders', 'lint')).toContainEqual({ externalDependencies: [] });
      expect(complaint).toContain('LockUnreadable: ');
    });
  });
});
