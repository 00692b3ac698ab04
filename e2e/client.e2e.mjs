import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { capture, run } from '../tools/command.mjs';
import { npmInstall } from '../tools/npm.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { Mailbox } from './fixtures/mailbox.mjs';
import { stranger } from './fixtures/member.mjs';
import { SAMPLED } from './fixtures/nx-releases.mjs';
import { Repository } from './fixtures/repository.mjs';
import { Service } from './fixtures/service.mjs';
import { addShopApp } from './fixtures/shop-app.mjs';
import { bareWorkspace, IN_PROCESS, workspaceOn } from './fixtures/workspace.mjs';

const CONTRACT = 'services/orders/openapi.json';
const TYPES = 'libs/orders-client/src/generated/contract.ts';
const CODE = 'services/orders/src/orders/__main__.py';
const CLIENT = ['g', 'nx-robyn:client', '--no-interactive'];

describe('a client', () => {
  let workspace, service, repository;

  before(async () => {
    workspace = await bareWorkspace(IN_PROCESS);
    await workspace.nxOk(['g', 'nx-robyn:init', '--skip-install']);
    service = await Service.generate(workspace, 'orders');
    await workspace.nxOk(['g', 'nx-robyn:entity', 'product', '--project=orders', '--fields=title:string(80):unique,price:decimal(10,2)', '--no-interactive']);
  });

  it('is not made in a dry run, nor for what is no service, nor where something is', async () => {
    const start = await workspace.snapshot();
    assertSuccess(await workspace.nx([...CLIENT, 'orders-client', '--project=orders', '--dry-run']));
    assertFailure(await workspace.nx([...CLIENT, 'orders-client', '--project=stock']), /ProjectUnknown/, /--project orders/);
    assertFailure(await workspace.nx([...CLIENT, 'orders', '--project=orders']), /ProjectExists/, /services\/orders/);
    assertFailure(await workspace.nx([...CLIENT, 'orders-client', '--directory=tools/robyn']), /DirectoryNotEmpty/, /tools\/robyn/);
    assert.deepEqual(await workspace.snapshot(), start);
  });

  it('is made by one command, which has the service write its contract; again, it changes nothing', async () => {
    assertSuccess(await workspace.nx([...CLIENT, 'orders-client', '--project=orders']));
    assert.match(await workspace.read(TYPES), /ProductResponse/);
    const made = await workspace.snapshot();
    assertSuccess(await workspace.nx([...CLIENT, 'orders-client', '--project=orders']));
    assert.deepEqual(await workspace.snapshot(), made);
    await addShopApp(workspace);
    repository = await Repository.begin(workspace.directory);
  });

  it('is called by a program in strict TypeScript, errors too; what is wrong does not compile', async () => {
    assertSuccess(await workspace.nx(['run', 'shop:build']));
    assertSuccess(await workspace.nx(['run', 'orders-client:typecheck']));
    assertSuccess(await workspace.nx(['run', 'orders:makemigration', '--message=products']));
    const running = await service.serve();
    const { username, email } = stranger();
    const shop = async (...args) => JSON.parse((await run('node', [workspace.path('apps/shop/dist/main.js'), ...args])).stdout);
    const key = await Mailbox.ofLog(running).key('activate', email, async () => {
      assert.deepEqual(await shop('register', running.baseUrl, username), { status: 201, code: '' });
    });
    assert.deepEqual(await shop('register', running.baseUrl, username), { status: 409, code: 'username_taken' });
    assert.deepEqual(await shop('use', running.baseUrl, username, key), {
      guest: 'unauthenticated',
      activated: 200,
      taken: 'already_taken',
      fields: ['price'],
      notFound: 'not_found',
      page: { total: 2, limit: 1, offset: 0 },
      dearest: ['49.00'],
      stale: 'revision_mismatch',
      changed: '2.50',
      gone: [204, null],
      proxy: [502, '<h1>Bad Gateway</h1>'],
    });
    await running.stop();
  });

  it('is the same each time that it is generated', async () => {
    await repository.commit('the migration');
    const [contract, types] = await Promise.all([CONTRACT, TYPES].map((path) => workspace.read(path)));
    await workspace.write(TYPES, '');
    assertSuccess(await workspace.nx(['run', 'orders-client:generate', '--skip-nx-cache']));
    assert.deepEqual(await Promise.all([CONTRACT, TYPES].map((path) => workspace.read(path))), [contract, types]);
  });

  it('fails its check and `nx sync:check` when the contract changed, until it follows', async () => {
    const check = () => workspace.nx(['run', 'orders-client:contract-check']);
    assertSuccess(await check());
    assert.match((await workspace.nxOk(['run', 'orders-client:contract-check'])).output, /cache/i);
    assertSuccess(await workspace.nx(['sync:check']));
    const contract = await workspace.read(CONTRACT);
    await workspace.write(CONTRACT, contract.replace('A product.', 'What is sold.'));
    assertFailure(await check(), /ClientStale/, /contract\.ts:\d/, /nx run orders-client:generate/);
    assertFailure(await workspace.nx(['sync:check']), /libs\/orders-client/);
    assertSuccess(await workspace.nx(['sync']));
    assert.match(await workspace.read(TYPES), /What is sold\./);
    assertSuccess(await check());
    assertSuccess(await workspace.nx(['run', 'orders-client:generate']));
    assert.equal(await workspace.read(CONTRACT), contract);
    assertSuccess(await check());
  });

  it('fails its check when somebody edited what is generated', async () => {
    const types = await workspace.read(TYPES);
    await setTimeout(1000); // Nx tells by the second when a file changed last
    await workspace.write(TYPES, types.replace('title: string', 'title: number'));
    assertFailure(await workspace.nx(['run', 'orders-client:contract-check']), /ClientStale/);
    await workspace.write(TYPES, types);
  });

  it('is found by a path where nothing is linked, and compiles there', async () => {
    const other = await bareWorkspace(IN_PROCESS);
    const compilerOptions = { moduleResolution: 'bundler', module: 'esnext', target: 'es2022', lib: ['es2022', 'dom'], declaration: false, types: [], paths: {} };
    await other.write('tsconfig.base.json', JSON.stringify({ compilerOptions }));
    await run('bash', ['-c', `git archive HEAD services | tar -x -C "${other.directory}"; rm -r "${other.directory}/services/orders/contract"`], { cwd: workspace.directory });
    assertSuccess(await other.nx([...CLIENT, 'orders-client', '--project=orders']));
    await other.write('apps/shop/main.ts', await workspace.read('apps/shop/src/main.ts'));
    const app = { extends: '../../tsconfig.base.json', compilerOptions: { noEmit: true, strict: true }, files: ['main.ts'] };
    await other.write('apps/shop/tsconfig.json', JSON.stringify(app));
    assertSuccess(await other.nx(['run-many', '-t', 'typecheck', 'build', 'contract-check', '-p', 'orders-client']));
    assertSuccess(await capture(other.path('node_modules/.bin/tsc'), ['-p', 'apps/shop'], { cwd: other.directory }));
  });

  for (const release of SAMPLED) {
    it(`is affected by the contract and not by other changes of the service, on Nx ${release.nx}`, async () => {
      const other = await workspaceOn(release);
      const { devDependencies } = JSON.parse(await other.read('package.json'));
      const { workspaces, devDependencies: own } = JSON.parse(await workspace.read('package.json'));
      const packages = { name: 'acme', private: true, workspaces, devDependencies: { ...devDependencies, typescript: own.typescript } };
      await other.write('package.json', JSON.stringify(packages));
      await other.write('nx.json', await workspace.read('nx.json'));
      await run('bash', ['-c', `git archive HEAD services libs apps .gitignore | tar -x -C "${other.directory}"`], { cwd: workspace.directory });
      await npmInstall(other.directory);
      const git = await Repository.begin(other.directory);

      const { graph } = JSON.parse((await other.nxOk(['graph', '--print'])).stdout);
      const edges = Object.values(graph.dependencies).flat().map(({ source, target }) => `${source} -> ${target}`).sort();
      assert.deepEqual(edges, ['orders -> orders-contract', 'orders-client -> orders-contract', 'shop -> orders-client']);
      assert.deepEqual(await affected(other, git, CODE), { projects: ['orders'], tasks: [] });
      assert.deepEqual(await affected(other, git, CONTRACT), {
        projects: ['orders', 'orders-client', 'shop'],
        tasks: ['orders-client:build', 'orders-client:contract-check', 'orders-client:typecheck', 'shop:build'],
      });
    });
  }
});

/** Projects, and tasks of the client and the application, that a changed file selects. */
async function affected(workspace, repository, file) {
  await workspace.write(file, `${await workspace.read(file)}\n`);
  const { stdout } = await workspace.nxOk(['affected', '-t', 'typecheck', 'build', 'contract-check', '--base=HEAD', '--graph=stdout']);
  const projects = (await workspace.nxOk(['show', 'projects', '--affected', '--base=HEAD'])).stdout.trim().split('\n').sort();
  await repository.git('checkout', '--', file);
  const tasks = Object.keys(JSON.parse(stdout).tasks.tasks).filter((task) => !task.startsWith('orders:')).sort();
  return { projects, tasks };
}
