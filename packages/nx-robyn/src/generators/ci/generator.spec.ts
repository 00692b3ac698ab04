import { type Tree, updateNxJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { parse } from 'yaml';
import { MergeConflict, OptionRefused, PipelineExists } from '../../service/errors';
import { writeManifest } from '../../service/manifest';
import type { ServiceModel } from '../../service/model';
import { exampleModel } from '../../testing/models';
import { ciGenerator } from './generator';

jest.mock('../init/install', () => ({ ...jest.requireActual<object>('../init/install'), install: () => undefined }));

const github = '.github/workflows/ci.yml';
const gitlab = '.gitlab-ci.yml';

interface Workflow {
  readonly on: { readonly push: { readonly branches: readonly string[] } };
  readonly jobs: { readonly affected: { readonly env?: object; readonly services?: object; readonly steps: readonly Step[] } };
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Pipeline {
  readonly affected: {
    readonly image: string;
    readonly services?: readonly { readonly alias: string }[];
    readonly variables: Readonly<Record<string, string>>;
    readonly before_script: readonly string[];
    readonly script: readonly string[];
  };
}

describe('ci', () => {
  let tree: Tree;

  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
    tree.write('package-lock.json', '{}');
  });

  const service = (name: string, changes: Partial<ServiceModel> = {}) => {
    tree.write(`services/${name}/pyproject.toml`, `[project]\nname = "${name}"\n\n${writeManifest(exampleModel({ name, ...changes }))}`);
  };
  const generate = (provider?: 'github' | 'gitlab') => ciGenerator(tree, provider === undefined ? {} : { provider });
  const text = (file = github) => tree.read(file, 'utf8') ?? '';
  const workflow = () => parse(text()) as Workflow;
  const pipeline = () => parse(text(gitlab)) as Pipeline;
  const steps = () => workflow().jobs.affected.steps;
  const runs = () => steps().flatMap(({ run }) => (run === undefined ? [] : [run]));
  const uses = () => steps().flatMap(({ uses: action }) => (action === undefined ? [] : [action.split('@')[0]]));

  it('checks what is affected, after what is to be in sync', async () => {
    service('orders');
    await generate();
    expect(runs().slice(-2)).toEqual(['npx nx sync:check', 'npx nx affected -t lint typecheck test migration-check contract-check build']);
    expect(runs()).toContain('npm ci');
    await generate('gitlab');
    expect(pipeline().affected.script).toEqual(runs().slice(-2));
  });

  it('sets up what the projects use, and nothing else', async () => {
    service('orders');
    await generate();
    expect(uses()).toContain('astral-sh/setup-uv');
    expect(text()).not.toMatch(/poetry|redis/i);
    service('billing', { packageManager: 'poetry', cache: 'redis', pythonVersion: '3.13' });
    await generate();
    expect(runs()).toContain("pipx install 'poetry>=2.4,<3'");
    expect(workflow().jobs.affected.env).toMatchObject({
      TEST_POSTGRESQL_URL: 'postgresql://postgres:postgres@localhost:5432/postgres',
      TEST_REDIS_URL: 'redis://localhost:6379/0',
    });
    expect(Object.keys(workflow().jobs.affected.services ?? {})).toEqual(['postgresql', 'redis']);
    expect(steps().find(({ uses: action }) => action?.startsWith('actions/setup-python'))?.with).toEqual({ 'python-version': '3.13\n3.11\n' });
  });

  it('starts no server and no Python for a workspace that has none', async () => {
    await generate();
    expect(workflow().jobs.affected).not.toHaveProperty('services');
    expect(workflow().jobs.affected.env).toEqual({ NX_CACHE_DIRECTORY: '.nx/cache' });
    expect(uses()).toEqual(['actions/checkout', 'nrwl/nx-set-shas', 'actions/setup-node', 'actions/cache']);
    await generate('gitlab');
    expect(pipeline().affected).not.toHaveProperty('services');
    expect(pipeline().affected).not.toHaveProperty('after_script');
  });

  it('asks foreign projects for their package manager, and for a Python that is new enough for each', async () => {
    service('orders');
    tree.write('libs/old/pyproject.toml', '[project]\nname = "old"\nrequires-python = ">=3.9"\n[tool.poetry]\n');
    tree.write('libs/new/pyproject.toml', '[project]\nname = "new"\nrequires-python = ">=3.13"\n[tool.uv]\n');
    tree.write('libs/broken/pyproject.toml', '[project\n');
    await generate();
    expect(runs().join('\n')).toMatch(/poetry/);
    expect(steps().find(({ uses: action }) => action?.startsWith('actions/setup-python'))?.with).toEqual({ 'python-version': '3.13\n3.11\n' });
  });

  it.each([
    ['pnpm-lock.yaml', 'pnpm@9.1.0', ['pnpm install --frozen-lockfile', 'pnpm exec nx sync:check'], 'pnpm/action-setup'],
    ['yarn.lock', 'yarn@4.9.0', ['corepack enable', 'yarn install --immutable', 'yarn nx sync:check'], 'actions/setup-node'],
    ['yarn.lock', undefined, ['yarn install --frozen-lockfile', 'yarn nx sync:check'], 'actions/setup-node'],
    ['bun.lock', undefined, ['bun install --frozen-lockfile', 'bunx nx sync:check'], 'oven-sh/setup-bun'],
  ])('installs as %s and %s say', async (lock, packageManager, expected, action) => {
    tree.delete('package-lock.json');
    tree.write(lock, '');
    if (packageManager !== undefined) tree.write('package.json', JSON.stringify({ name: 'acme', packageManager }));
    await generate();
    expect(runs()).toEqual(expect.arrayContaining(expected));
    expect(uses()).toContain(action);
  });

  it.each([
    [{}, { 'node-version': 24 }, 'node:24-bookworm'],
    [{ '.nvmrc': 'v22.11.0\n' }, { 'node-version-file': '.nvmrc' }, 'node:22-bookworm'],
    [{ '.nvmrc': 'lts/*\n' }, { 'node-version-file': '.nvmrc' }, 'node:lts-bookworm'],
    [{ 'package.json': '{"engines":{"node":">=20.19"}}' }, { 'node-version-file': 'package.json' }, 'node:20-bookworm'],
  ])('takes the version of Node from %j', async (files, expected, image) => {
    Object.entries(files).forEach(([file, content]) => tree.write(file, content));
    await generate();
    expect(steps().find(({ uses: action }) => action?.startsWith('actions/setup-node'))?.with).toMatchObject(expected);
    await generate('gitlab');
    expect(pipeline().affected.image).toBe(image);
  });

  it('takes branch and names of targets from nx.json', async () => {
    updateNxJson(tree, {
      defaultBase: 'origin/trunk',
      plugins: [{ plugin: 'nx-robyn', options: { lintTargetName: 'ruff', migrationCheckTargetName: 'db-check' } }],
    });
    await generate();
    expect(workflow().on.push.branches).toEqual(['trunk']);
    expect(steps().find(({ uses: action }) => action?.startsWith('nrwl/nx-set-shas'))?.with).toEqual({ 'main-branch-name': 'trunk' });
    expect(runs().at(-1)).toBe('npx nx affected -t ruff typecheck test db-check contract-check build');
  });

  it('tells commands where PostgreSQL is on GitLab, where a service of the workspace needs it', async () => {
    service('orders');
    await generate('gitlab');
    expect(pipeline().affected.variables).not.toHaveProperty('SETTINGS__DATABASE__URL');
    service('billing', { database: 'postgresql' });
    await generate('gitlab');
    expect(pipeline().affected.variables['SETTINGS__DATABASE__URL']).toBe('postgresql://postgres:postgres@postgresql:5432/postgres');
    expect(text('.gitignore')).toContain('# Caches of GitLab CI\n.cache/\n');
  });

  it.each([[github, 'github'] as const, [gitlab, 'gitlab'] as const])('changes nothing in %s the second time', async (file, provider) => {
    service('orders', { packageManager: 'poetry', cache: 'redis' });
    await generate(provider);
    const [before, ignored] = [text(file), text('.gitignore')];
    await generate(provider);
    expect([text(file), text('.gitignore')]).toEqual([before, ignored]);
  });

  it.each([[github, 'github', 'ubuntu-latest', 'self-hosted'] as const, [gitlab, 'gitlab', '30 minutes', '2 hours'] as const])(
    'merges what the workspace needs into an edited %s',
    async (file, provider, made, edited) => {
      service('orders');
      await generate(provider);
      tree.write(file, `# Ours.\r\n${text(file).replace(made, edited).replaceAll('\n', '\r\n')}# The end.\r\n`);
      service('billing', { packageManager: 'poetry' });
      await generate(provider);
      expect(text(file)).toMatch(/^# Ours\.\r\n/);
      expect(text(file)).toMatch(/# The end\.\r\n$/);
      expect(text(file)).toContain(edited);
      expect(text(file)).toContain("'poetry>=2.4,<3'");
      expect(text(file).replaceAll('\r\n', '')).not.toContain('\n');
    },
  );

  it('refuses to change what somebody edited, and names the lines', async () => {
    service('orders');
    await generate();
    const edited = text().replace('python-version: "3.11"', 'python-version: "3.12"');
    tree.write(github, edited);
    service('billing', { pythonVersion: '3.13' });
    const failure = await generate().then(() => undefined, (error: unknown) => error as MergeConflict);
    expect(failure).toBeInstanceOf(MergeConflict);
    expect(failure?.message).toMatch(/ci\.yml:\d+/);
    expect(failure?.message).toMatch(/yours:\n.*3\.12/);
    expect(text()).toBe(edited);
  });

  it.each([[github, 'github'] as const, [gitlab, 'gitlab'] as const])('leaves a %s of somebody else alone', async (file, provider) => {
    tree.write(file, 'name: Ours\n');
    await expect(generate(provider)).rejects.toThrow(PipelineExists);
    expect(text(file)).toBe('name: Ours\n');
  });

  it('refuses a provider that it does not know', async () => {
    await expect(ciGenerator(tree, { provider: 'jenkins' as 'github' })).rejects.toThrow(OptionRefused);
  });
});
