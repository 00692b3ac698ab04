import assert from 'node:assert/strict';
import { rm, symlink } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { Workspace, temporary } from '../tools/workspace.mjs';
import { cleanup } from './fixtures/cleanup.mjs';
import { contractOfEdits, edits, pathOf } from './fixtures/contract-edits.mjs';
import { assertFailure, assertSuccess } from './fixtures/failing.mjs';
import { Repository } from './fixtures/repository.mjs';
import { Service } from './fixtures/service.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const CONTRACT = 'services/orders/openapi.json';
const DECLARATIONS = 'services/orders/openapi.breaking.toml';
const ENTITY = ['g', 'nx-robyn:entity', 'item', '--project=orders', '--no-interactive'];

describe('contract-check', () => {
  let workspace, repository;
  const check = (args = [], env = {}) => workspace.nx(['run', 'orders:contract-check', ...args], { env: { NX_BASE: undefined, ...env } });
  /** Only the comparison: the contract is taken as it stands. */
  const compare = (args = [], env = {}) => check(['--exclude-task-dependencies', ...args], env);
  const openapi = () => workspace.nxOk(['run', 'orders:openapi']);

  before(async () => {
    workspace = await workspaceOfServices();
    await Service.generate(workspace, 'orders');
    await workspace.nxOk([...ENTITY, '--fields=title:string(120),notes:text?,status:enum(open|paid)']);
    repository = await Repository.begin(workspace.directory);
  });

  it('passes where there is no contract yet, and says how there will be one', async () => {
    const outcome = await check();
    assertSuccess(outcome);
    assert.match(outcome.output, /has no contract yet: nx run orders:openapi/);
  });

  it('passes on a first contract', async () => {
    await openapi();
    const outcome = await check();
    assertSuccess(outcome);
    assert.match(outcome.output, /new since [0-9a-f]{12}, so there is nothing to compare/);
    await repository.commit('the contract');
  });

  it('fails on a contract that the code has left behind', async () => {
    await repository.git('switch', '--quiet', '--create', 'feature');
    await workspace.nxOk([...ENTITY, '--fields=title:string(120),notes:text?,status:enum(open|paid),weight:integer?']);
    assertFailure(await check(), /ContractStale/, /services\/orders\/openapi\.json:\d+/, /nx run orders:openapi/);
  });

  it('passes on what no client notices', async () => {
    await openapi();
    const outcome = await check();
    assertSuccess(outcome);
    assert.match(outcome.output, /nothing that breaks clients/);
    await repository.commit('weight');
  });

  it('names what breaks clients, and where', async () => {
    await workspace.nxOk([...ENTITY, '--fields=title:string(80),status:enum(open|paid|lost),weight:integer']);
    await openapi();
    const outcome = await check();
    assertFailure(outcome, /ContractBroken/, /openapi\.breaking\.toml/);
    for (const [rule, place] of [
      ['request-property-removed', 'POST /items'], // notes
      ['request-parameter-removed', 'GET /items'],
      ['response-required-property-removed', 'GET /items'],
      ['request-property-max-length-decreased', 'PATCH /items/{id}'], // title
      ['new-required-request-property', 'PUT /items/{id}'], // weight
      ['response-property-enum-value-added', 'GET /items/{id}'], // lost
      ['request-parameter-items-enum-value-removed', 'GET /items'], // sort by notes
    ]) {
      const changes = outcome.output.matchAll(new RegExp(`  [0-9a-f]{10}  ${rule}\n((?:  .*\n)+)`, 'g'));
      assert.ok([...changes].some(([, places]) => places.includes(`  ${place}\n`)), `${rule} at ${place}:\n${outcome.output}`);
    }
    assert.doesNotMatch(outcome.output, /\/users|\/auth/);
  });

  it('passes on what was declared with reasons, and fails on a declaration without one', async () => {
    const offered = (await compare()).output.match(/^(\[\[accepted\]\]|id = .*|what = .*|reason = "")$/gm).join('\n');
    await workspace.write(DECLARATIONS, offered);
    assertFailure(await compare(), /ContractDeclarationInvalid/, /has no `reason`/);
    await workspace.write(DECLARATIONS, offered.replaceAll('reason = ""', 'reason = "no client is out yet"'));
    const outcome = await compare();
    assertSuccess(outcome);
    assert.match(outcome.output, /0 breaking changes, \d+ declared[^]*declared: no client is out yet/);
  });

  it('says in JSON what it says in words', async () => {
    const { stdout } = await compare(['--format=json']);
    const { contract, base, verdict } = JSON.parse(/^\{[^]*^\}$/m.exec(stdout)[0]);
    assert.deepEqual({ contract, base }, { contract: CONTRACT, base: await repository.git('rev-parse', 'main') });
    assert.equal(verdict.undeclared.length, 0);
    assert.ok(verdict.declared.every(({ reason, places }) => reason === 'no client is out yet' && places.length > 0));
  });

  it('compares with the commit that it is given, and says which declarations are of no use any more', async () => {
    const merged = await repository.commit('narrower');
    for (const [args, env] of [[['--base=feature'], {}], [[], { NX_BASE: merged }]]) {
      const outcome = await compare(args, env);
      assertSuccess(outcome);
      assert.match(outcome.output, /nothing that breaks clients[^]*warning: openapi\.breaking\.toml declares [0-9a-f]{10}/);
    }
  });

  it('names a base that is missing, a clone without it, and a folder without Git', async () => {
    assertFailure(await compare([], { NX_BASE: 'nowhere' }), /BaseMissing/, /"nowhere"/);
    assertFailure(await compare([], { GIT_DIR: '/nowhere' }), /RepositoryMissing/);
    const shallow = new Workspace(await temporary());
    cleanup(() => shallow.remove());
    await repository.git('clone', '--quiet', '--depth=1', `file://${workspace.directory}`, shallow.directory);
    await symlink(workspace.path('node_modules'), shallow.path('node_modules'));
    const env = { NX_BASE: await repository.git('rev-parse', 'main') };
    assertFailure(await shallow.nx(['run', 'orders:contract-check', '--exclude-task-dependencies'], { env }), /BaseMissing/, /git fetch --unshallow/);
  });

  it('fails where the contract is gone', async () => {
    await rm(workspace.path(CONTRACT));
    assertFailure(await check(), /ContractMissing/, /nx run orders:openapi/);
  });

  it('judges every kind of edit by whether a request or an answer becomes narrower or wider', async () => {
    await workspace.write(CONTRACT, JSON.stringify(contractOfEdits(2)));
    await rm(workspace.path(DECLARATIONS));
    await repository.commit('before the edits');
    await workspace.write(CONTRACT, JSON.stringify(contractOfEdits(3)));
    const { stdout, output } = await compare(['--base=HEAD', '--format=json']);
    const { verdict } = JSON.parse(/^\{[^]*^\}$/m.exec(stdout)?.[0] ?? assert.fail(output));
    const broken = new Set(verdict.undeclared.flatMap(({ places }) => places.map(({ operation }) => operation)));
    const judged = edits.map(([name], index) => [name, broken.has(`POST ${pathOf(index)}`)]);
    assert.deepEqual(judged, edits.map(([name, breaks]) => [name, breaks]));
  });
});
