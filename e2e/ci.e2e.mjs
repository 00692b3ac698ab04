import assert from 'node:assert/strict';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { capture, run } from '../tools/command.mjs';
import { programArguments } from '../tools/python-tool.mjs';
import { Checkout } from './fixtures/checkout.mjs';
import { full } from './fixtures/extent.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { testEnvironment } from './fixtures/servers.mjs';
import { Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { bash, Workflow } from './fixtures/workflow.mjs';
import { workspaceWithPlugin } from './fixtures/workspace.mjs';

const GITHUB = '.github/workflows/ci.yml';
const GITLAB = '.gitlab-ci.yml';
const SCHEMAS = { [GITHUB]: ['--builtin-schema', 'vendor.github-workflows'], [GITLAB]: ['--builtin-schema', 'vendor.gitlab-ci', '--data-transform', 'gitlab-ci'] };

const PYPROJECT = `[project]
name = "prices"
version = "1.0.0"
requires-python = ">=3.11"

[dependency-groups]
dev = ["ruff"]

[build-system]
requires = ["uv_build>=0.9,<1"]
build-backend = "uv_build"

[tool.ruff]
line-length = 100
`;

describe('ci', () => {
  let workspace, repository, copy, clone;

  const generate = (...options) => workspace.nx(['g', 'nx-robyn:ci', '--no-interactive', ...options]);
  const schema = async (file) => capture('uv', programArguments('check-jsonschema', [...SCHEMAS[file], workspace.path(file)]));

  before(async () => {
    workspace = await workspaceWithPlugin();
    await Service.generate(workspace, 'orders');
  });

  it('writes nothing under --dry-run', async () => {
    const before = await workspace.snapshot();
    const outcome = await generate('--dry-run');
    assertSuccess(outcome);
    assert.match(outcome.output, /CREATE \.github\/workflows\/ci\.yml/);
    assert.deepEqual(await workspace.snapshot(), before);
  });

  for (const [provider, file] of [['github', GITHUB], ['gitlab', GITLAB]]) {
    it(`writes what the schema of ${provider} allows, and the same again`, async () => {
      assertSuccess(await generate(`--provider=${provider}`));
      assertSuccess(await schema(file));
      const before = await workspace.snapshot();
      assertSuccess(await generate(`--provider=${provider}`));
      assert.deepEqual(await workspace.snapshot(), before);
    });
  }

  it('brings an edited file in line with a new service, in a form that the schema allows', async () => {
    repository = await Checkout.of(workspace);
    copy = await repository.clone({ installed: true });
    await Service.generate(copy.workspace, 'billing', new Stack({ packageManager: 'poetry' }), ['--cache=redis', '--database=postgresql', '--skip-lock']);
    for (const [provider, file, made, edited] of [['github', GITHUB, 'timeout-minutes: 30', 'timeout-minutes: 45'], ['gitlab', GITLAB, '30 minutes', '45 minutes']]) {
      await copy.workspace.write(file, (await copy.workspace.read(file)).replace(made, edited));
      await copy.workspace.nxOk(['g', 'nx-robyn:ci', `--provider=${provider}`]);
      const text = await copy.workspace.read(file);
      for (const part of [edited, /poetry/, /redis:8/]) assert.ok(part instanceof RegExp ? part.test(text) : text.includes(part), text);
      assertSuccess(await capture('uv', programArguments('check-jsonschema', [...SCHEMAS[file], copy.workspace.path(file)])));
    }
  });

  it('leaves a pipeline of somebody else alone', async () => {
    await copy.workspace.write(GITHUB, 'name: Ours\non: push\n');
    assertFailure(await copy.workspace.nx(['g', 'nx-robyn:ci']), /PipelineExists/, /\.github\/workflows\/ci\.yml/, /git mv/);
    assert.equal(await copy.workspace.read(GITHUB), 'name: Ours\non: push\n');
  });

  describe('as a runner runs it', () => {
    let workflow, begin;
    const push = (base) => workflow.run(clone, { base });

    before(async () => {
      workflow = new Workflow(await workspace.read(GITHUB));
      begin = await repository.git('rev-parse', 'HEAD');
      await workspace.write('libs/prices/pyproject.toml', PYPROJECT);
      await workspace.write('libs/prices/src/prices/__init__.py', '"""Prices."""\n');
      await run('uv', ['lock'], { cwd: workspace.path('libs', 'prices') });
      await repository.commit('feat: prices');
      clone = await repository.clone();
    });

    it('passes on the branch, and runs what the push affects', async () => {
      const { code, step, output } = await push(begin);
      assert.equal(code, 0, `${step}\n${output}`);
      assert.deepEqual(ran(output), ['prices:build', 'prices:lint']);
    });

    it('does nothing again that another machine has done', async () => {
      await rm(clone.workspace.path('libs/prices/dist'), { recursive: true });
      await fromAnotherMachine(clone.workspace);
      const { code, output } = await push(begin);
      assert.equal(code, 0, output);
      assert.deepEqual(ran(output), []);
      assert.deepEqual((await readdir(clone.workspace.path('libs/prices/dist'))).sort(), ['.gitignore', 'prices-1.0.0-py3-none-any.whl', 'prices-1.0.0.tar.gz']);
    });

    it('fails on a branch with an error of lint, and says so', async () => {
      await clone.git('checkout', '--quiet', '-b', 'broken', 'origin/main');
      await clone.workspace.write('libs/prices/src/prices/__init__.py', '"""Prices."""\n\nimport os\n');
      await clone.commit('feat: os');
      const { code, step, output } = await push('origin/main');
      assert.notEqual(code, 0);
      assert.match(step, /affected/);
      assert.match(output, /F401/);
    });

    it('runs nothing on a branch that touches the README', async () => {
      await clone.git('checkout', '--quiet', '-b', 'documented', 'origin/main');
      await clone.workspace.write('README.md', '# Acme\n');
      await clone.commit('docs: acme');
      const { code, output } = await push('origin/main');
      assert.equal(code, 0, output);
      assert.deepEqual(ran(output), []);
      assert.match(output, /No tasks were run/);
    });

    it('finds the base of a merge request of GitLab, and takes everything for affected where there is none', async () => {
      const job = parse(await workspace.read(GITLAB)).affected;
      const machine = /^(curl|test -s|uv (python|tool) install|export PATH=|npm ci)/;
      const script = [...job.before_script.filter((line) => !machine.test(line)), 'npx nx show projects --affected --sep=,'].join('\n');
      const affected = async (env) => {
        const directory = { CI_PROJECT_DIR: clone.workspace.directory, CI_COMMIT_SHA: await clone.git('rev-parse', 'HEAD') };
        const outcome = await bash(script, clone.workspace, { ...directory, NX_CACHE_DIRECTORY: job.variables.NX_CACHE_DIRECTORY, ...env });
        assertSuccess(outcome);
        return outcome.stdout.trim().split('\n').at(-1).split(',').filter(Boolean).sort();
      };
      assert.deepEqual(await affected({ CI_MERGE_REQUEST_DIFF_BASE_SHA: await clone.git('rev-parse', 'HEAD~1') }), []);
      assert.deepEqual(await affected({ CI_COMMIT_BEFORE_SHA: begin }), ['prices']);
      assert.deepEqual(await affected({ CI_COMMIT_BEFORE_SHA: '0'.repeat(40) }), ['orders', 'prices']);
    });

    it('checks a service whole', { skip: !full && 'takes minutes: npm run test:full' }, async () => {
      await clone.git('checkout', '--quiet', 'main');
      const empty = await clone.git('commit-tree', '-m', 'nothing', await clone.git('hash-object', '-t', 'tree', '/dev/null'));
      const { code, step, output } = await workflow.run(clone, { base: empty, env: testEnvironment });
      assert.equal(code, 0, `${step}\n${output.slice(-4000)}`);
      for (const target of ['lint', 'typecheck', 'test', 'migration-check', 'contract-check', 'build']) assert.match(output, new RegExp(`orders:${target}\\b`));
    });
  });
});

/** The tasks that were run and not taken from a cache, but for installations, which every machine needs. */
function ran(output) {
  const tasks = [...output.matchAll(/^\W*nx run ([\w-]+:[\w-]+)(.*)$/gm)];
  return [...new Set(tasks.filter(([, task, rest]) => !/cache/.test(rest) && !task.endsWith(':install')).map(([, task]) => task))].sort();
}

/** Makes the cache of a workspace what actions/cache restores on a runner that did not make it. */
async function fromAnotherMachine(workspace) {
  const data = workspace.path('.nx', 'workspace-data');
  for (const file of await readdir(data)) {
    if (file.endsWith('.db')) await rename(join(data, file), join(data, `0123456789abcdef0123456789abcdef-${file.split('-').at(-1)}`));
    else await rm(join(data, file), { recursive: true });
  }
}
