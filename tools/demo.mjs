import { randomBytes } from 'node:crypto';
import { Background } from './background.mjs';
import { Failure, main } from './failure.mjs';
import { freePort } from './network.mjs';
import { pack } from './pack.mjs';
import { provision } from './provision.mjs';
import { Timing } from './timing.mjs';
import { Workspace } from './workspace.mjs';

const keep = process.argv.includes('--keep');
const timing = new Timing();
const say = (line) => console.log(line);

/** Announces a part and times it. */
function part(name, body) {
  say(`\n--- ${name}`);
  return timing.part(name, body);
}

/** Calls the service and shows what it says. */
async function call(baseUrl, method, path, { json, token, expected }) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${baseUrl}${path}`, { method, headers, body: json && JSON.stringify(json) });
  const text = await response.text();
  say(`${method} ${path} -> ${response.status} ${shorten(text)}`);
  if (response.status !== expected) {
    throw new Failure({ what: `${method} ${path} answered ${response.status}, not ${expected}`, where: baseUrl, why: text });
  }
  return response.headers.get('content-type')?.includes('json') && text ? JSON.parse(text) : text;
}

function shorten(text) {
  const line = text.replace(/\s+/g, ' ').replace(/("(?:access|refresh)Token":")([^"]{12})[^"]*/g, '$1$2…');
  return line.length > 160 ? `${line.slice(0, 160)}… (${text.length} characters)` : line;
}

/** Polls until the first 200. */
async function firstAnswer(server, baseUrl) {
  let ended;
  server.exited.then((outcome) => (ended = outcome));
  for (let attempt = 0; attempt < 600 && !ended; attempt += 1) {
    const response = await fetch(`${baseUrl}/health`).catch(() => undefined);
    if (response?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Failure({ what: 'The service does not answer', where: baseUrl, why: server.log, fix: 'npx nx run orders:serve' });
}

/** A user's whole way in, from the mail in the log to their own data. */
async function userFlow(server, baseUrl) {
  const username = `ann_${randomBytes(3).toString('hex')}`;
  const password = 'correct horse battery staple';
  await call(baseUrl, 'GET', '/health/ready', { expected: 200 });
  await call(baseUrl, 'POST', '/users', { json: { username, email: `${username}@example.org`, password }, expected: 201 });
  const [, key] = await server.line(/\/activate\/([0-9a-f-]{36})/, 15_000);
  say(`      the mail in the log has the link .../activate/${key}`);
  await call(baseUrl, 'POST', '/users/activate', { json: { key }, expected: 200 });
  const { result } = await call(baseUrl, 'POST', '/auth/login', { json: { login: username, password }, expected: 200 });
  await call(baseUrl, 'GET', '/auth/me', { token: result.accessToken, expected: 200 });
  await call(baseUrl, 'GET', '/auth/me', { expected: 401 });
  await call(baseUrl, 'GET', '/docs', { expected: 200 });
  await entityFlow(baseUrl, result.accessToken);
  const contract = await call(baseUrl, 'GET', '/openapi.json', { expected: 200 });
  say(`      OpenAPI ${contract.openapi}: ${Object.keys(contract.paths).join(' ')}`);
}

/** The life of a row. */
async function entityFlow(baseUrl, token) {
  const json = { title: `A lamp ${randomBytes(3).toString('hex')}`, price: '19.90' };
  await call(baseUrl, 'POST', '/products', { json, expected: 401 });
  const { result } = await call(baseUrl, 'POST', '/products', { json, token, expected: 201 });
  await call(baseUrl, 'POST', '/products', { json, token, expected: 409 });
  await call(baseUrl, 'PATCH', `/products/${result.id}`, { json: { price: '19.999' }, token, expected: 422 });
  await call(baseUrl, 'PATCH', `/products/${result.id}`, { json: { price: '24.50' }, token, expected: 200 });
  await call(baseUrl, 'GET', '/products?sort=-price&limit=5', { expected: 200 });
  await call(baseUrl, 'DELETE', `/products/${result.id}`, { token, expected: 204 });
  await call(baseUrl, 'GET', `/products/${result.id}`, { expected: 404 });
}

/** What Nx knows about the workspace, as text. */
async function showProjects(workspace) {
  const { root, targets } = await workspace.project('orders');
  say(`orders in ${root}, targets inferred from pyproject.toml:`);
  for (const [name, { metadata, dependsOn = [] }] of Object.entries(targets)) {
    const needs = dependsOn.map((dependency) => dependency.target ?? dependency).join(', ');
    say(`  ${name.padEnd(16)} ${metadata?.description ?? ''}${needs ? `  (after ${needs})` : ''}`);
  }
  const { graph } = JSON.parse((await workspace.nxOk(['graph', '--file=stdout'])).stdout);
  say('\nproject graph:');
  for (const name of Object.keys(graph.nodes).sort()) {
    const edges = (graph.dependencies[name] ?? []).map(({ target }) => target);
    say(`  ${name}${edges.length ? ` -> ${edges.join(', ')}` : ''}`);
  }
}

await main(async () => {
  await part('install what the machine lacks', () => provision());
  await part('build and pack the plugin', () => pack());
  const workspace = await part('make an Nx workspace with the packed plugin', () => Workspace.bare());
  say(workspace.directory);
  let server;
  try {
    await part('nx g nx-robyn:init', () => workspace.nxOk(['g', 'nx-robyn:init']));
    await part('nx g robyn:service orders', () => workspace.nxOk(['g', 'robyn:service', 'orders', '--no-interactive'], { echo: true }));
    await part('nx g robyn:entity product', () => {
      const fields = '--fields=title:string(120):unique,price:decimal(10,2):index,notes:text?';
      return workspace.nxOk(['g', 'robyn:entity', 'product', '--project=orders', fields, '--no-interactive'], { echo: true });
    });
    await part('nx run orders:install', () => workspace.nxOk(['run', 'orders:install']));
    await part('nx run orders:makemigration', () => workspace.nxOk(['run', 'orders:makemigration', '--message=add products'], { echo: true }));
    await part('nx run orders:migrate', () => workspace.nxOk(['run', 'orders:migrate'], { echo: true }));
    const port = await freePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    await part('nx run orders:serve, until the first 200', async () => {
      const env = { SETTINGS__SERVER__PORT: String(port) };
      server = new Background(workspace.path('node_modules/.bin/nx'), ['run', 'orders:serve'], { cwd: workspace.directory, env });
      await firstAnswer(server, baseUrl);
    });
    const first = timing.table('from git clone to the first 200');
    await part('calls over HTTP', () => userFlow(server, baseUrl));
    await part('the workspace as Nx sees it', () => showProjects(workspace));
    await part('SIGTERM', async () => {
      const { code, signal } = await server.stop('SIGTERM');
      say(`nx ended with ${signal ?? `exit code ${code}`}`);
    });
    say(`\n${first}`);
    if (keep) say(`\nThe workspace is ${workspace.directory}. Go on with:\n  cd ${workspace.directory}\n  npx nx run orders:dev`);
  } finally {
    await server?.stop('SIGTERM');
    if (!keep) await workspace.remove();
  }
});
