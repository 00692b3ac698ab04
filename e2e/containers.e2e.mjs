import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { capture } from '../tools/command.mjs';
import { freePort } from '../tools/network.mjs';
import { programArguments } from '../tools/python-tool.mjs';
import { composed } from './fixtures/compose.mjs';
import { full } from './fixtures/extent.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { Image } from './fixtures/image.mjs';
import { emptyDatabase, mailServer, noPostgresql, noRedis, redisUrl } from './fixtures/servers.mjs';
import { Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const SECRET = { SETTINGS__AUTHENTICATION__SECRET: 'a-secret-for-containers-alone-0123456789' };

describe('the files for containers', () => {
  let workspace;
  const services = [];

  before(async () => {
    workspace = await workspaceOfServices();
    for (const packageManager of ['uv', 'poetry']) {
      for (const cache of ['memory', 'redis']) {
        services.push(await Service.generate(workspace, `${packageManager}-${cache}`, new Stack({ packageManager }), [`--cache=${cache}`]));
      }
    }
  });

  it('compose.yaml is what the Compose Specification allows', async () => {
    const files = services.map((service) => service.path('compose.yaml'));
    const schema = ['--builtin-schema', 'vendor.compose-spec'];
    assertSuccess(await capture('uv', programArguments('check-jsonschema', [...schema, ...files])));
  });

  it('hadolint has nothing to say about the Dockerfile', async () => {
    const files = services.map((service) => service.path('Dockerfile'));
    const outcome = await capture('uv', programArguments('hadolint', ['--no-color', ...files]));
    assertSuccess(outcome);
    assert.equal(outcome.stdout.trim(), '');
  });

  it('compose refuses to start without a secret', async () => {
    const { code, output } = await composed(services[0].directory, { SETTINGS__AUTHENTICATION__SECRET: undefined });
    assert.notEqual(code, 0);
    assert.match(output, /SETTINGS__AUTHENTICATION__SECRET.*set it in \.env/);
  });

  it('compose takes ports and address from the environment', async () => {
    const { config } = await composed(services[0].directory, { ...SECRET, SERVICE_PORT: '9123', MAIL_PORT: '9124' });
    assert.deepEqual(published(config), [9123, 9124]);
    assert.equal(config.services.app.environment.SETTINGS__SERVER__PUBLIC_URL, 'http://localhost:9123');
    const named = { ...SECRET, SETTINGS__SERVER__PUBLIC_URL: 'https://orders.example.com' };
    const { config: deployed } = await composed(services[0].directory, named);
    assert.equal(deployed.services.app.environment.SETTINGS__SERVER__PUBLIC_URL, 'https://orders.example.com');
    assert.equal(deployed.services.app.environment.SETTINGS__AUTHENTICATION__SECRET, SECRET.SETTINGS__AUTHENTICATION__SECRET);
  });

  it('compose serves in production, with PostgreSQL, a mail catcher, and Redis where it was chosen', async () => {
    for (const service of services) {
      const { config } = await composed(service.directory, SECRET);
      const beside = service.name.endsWith('redis') ? ['cache', 'database', 'mail'] : ['database', 'mail'];
      assert.deepEqual(Object.keys(config.services).sort(), ['app', ...beside, 'proxy']);
      assert.deepEqual(Object.keys(config.services.app.depends_on).sort(), beside);
      assert.equal(config.services.app.environment.SETTINGS__ENVIRONMENT, 'production');
      assert.equal('SETTINGS__CACHE__URL' in config.services.app.environment, beside.includes('cache'));
      assert.equal(config.services.app.command, undefined, 'it starts as its image does');
    }
  });

  it('only the proxy is reached from outside, and neither it nor the service can write or gain rights', async () => {
    const { config } = await composed(services[0].directory, SECRET);
    const { app, proxy } = config.services;
    assert.deepEqual([app.ports, proxy.ports.length], [undefined, 1]);
    assert.deepEqual(Object.keys(proxy.depends_on), ['app']);
    for (const container of [app, proxy]) {
      assert.equal(container.read_only, true);
      assert.deepEqual([container.cap_drop, container.security_opt], [['ALL'], ['no-new-privileges:true']]);
    }
    const upstream = await readFile(services[0].path('deploy', 'nginx', 'compose', 'upstream.conf'), 'utf8');
    assert.ok(upstream.includes(`server app:${app.environment.SETTINGS__SERVER__PORT} `), upstream);
    const [, inside] = proxy.ports[0].split(':').slice(-2);
    assert.match(await readFile(services[0].path('deploy', 'nginx', 'nginx.conf'), 'utf8'), new RegExp(`listen ${inside};`));
  });

  it('all services of a workspace can be up together', async () => {
    const configs = await Promise.all(services.map(async ({ directory }) => (await composed(directory, SECRET)).config));
    assertDistinct(configs.map(({ name }) => name));
    assertDistinct(configs.flatMap(published).filter((port) => port !== 0));
    for (const { name, services: containers, volumes, networks } of configs) {
      for (const container of Object.values(containers)) {
        assert.equal(container.container_name, undefined, name);
        assert.equal(container.network_mode, undefined, name);
        // Volumes and networks of Compose carry the project's name unless they are given one.
        for (const volume of container.volumes ?? []) assert.match(volume, /^(?![./~])|^\.\/deploy\/\S+:ro$/, name);
      }
      for (const shared of Object.values({ ...volumes, ...networks })) assert.ok(!shared?.name && !shared?.external, name);
    }
  });

  for (const [packageManager, cache] of [['uv', 'redis'], ['poetry', 'memory']]) {
    describe(`the steps of the Dockerfile, with ${packageManager}`, { skip: noPostgresql || (cache === 'redis' && noRedis) }, () => {
      let image, service;

      before(async () => {
        service = services.find(({ name }) => name === `${packageManager}-${cache}`);
        await mkdir(service.path('src', service.module, '__pycache__'), { recursive: true });
        await writeFile(service.path('src', service.module, '__pycache__', 'left.txt'), 'not for an image\n');
        image = await Image.build(service.directory);
      });

      it('leave the environment and the migrations, and no more', async (t) => {
        assert.deepEqual((await readdir(image.workdir)).sort(), ['.venv', 'migrations', 'pyproject.toml', 'var']);
        const { stdout } = await capture('find', [image.workdir, '-name', 'left.txt']);
        assert.equal(stdout, '');
        const [size] = (await capture('du', ['--summarize', '--block-size=1M', image.workdir])).stdout.split('\t');
        t.diagnostic(`${size} MB beside the base image`);
      });

      it('compile all that Python would compile', async () => {
        const { stdout } = await capture('find', [join(image.workdir, '.venv'), '-path', `*/${service.module}/__pycache__/__main__*.pyc`]);
        assert.notEqual(stdout, '');
      });

      it('install no tools of development', async () => {
        const probe = 'import importlib.util as u; assert u.find_spec("robyn") and not u.find_spec("pytest")';
        assertSuccess(await capture(join(image.workdir, '.venv', 'bin', 'python'), ['-c', probe], { env: image.environment }));
      });

      it('end in a server that migrates, is healthy and stops, as a user without rights on a file system that it cannot write to', async (t) => {
        if (!image.unprivileged) t.diagnostic('no Python for other users on this machine: run as this one');
        const { config } = await composed(service.directory, SECRET);
        const port = await freePort();
        const mail = await mailServer();
        const database = await emptyDatabase();
        const env = {
          ...image.environment,
          ...Object.fromEntries(Object.entries(config.services.app.environment).map(([name, value]) => [name, String(value)])),
          SETTINGS__SERVER__PORT: String(port),
          SETTINGS__DATABASE__URL: database.url,
          SETTINGS__MAILING__HOST: '127.0.0.1',
          SETTINGS__MAILING__PORT: String(mail.port),
          ...(cache === 'redis' && { SETTINGS__CACHE__URL: redisUrl }),
        };
        const [checker, checkerArgs] = image.command('Healthcheck');
        const healthy = () => capture(checker, checkerArgs, { cwd: image.workdir, env });
        assert.notEqual((await healthy()).code, 0);
        const command = image.unprivileged ? image.readOnlyCommand('Cmd', config.services.app.tmpfs) : image.command('Cmd');
        const server = await service.serve({ env, command, cwd: image.workdir });
        if (image.unprivileged) assert.match(await readFile(`/proc/${server.pid}/status`, 'utf8'), new RegExp(`^Uid:\t${image.user}\t`, 'm'));
        assert.equal((await server.client.get('/health/ready')).status, 200);
        assertSuccess(await healthy());
        assert.ok((await database.query("SELECT 1 FROM information_schema.tables WHERE table_name = 'users'")).length);
        assert.deepEqual(await server.stop('SIGTERM'), { code: 0, signal: null });
      });
    });
  }
});

describe('the image of a service with libraries', () => {
  for (const packageManager of full ? ['uv', 'poetry'] : ['uv']) {
    it(`has them, and theirs, in it: ${packageManager}`, async () => {
      const workspace = await workspaceOfServices();
      const service = await Service.generate(workspace, 'orders', new Stack({ packageManager }));
      const library = (...args) => workspace.nxOk(['g', 'nx-robyn:library', '--no-interactive', `--package-manager=${packageManager}`, ...args]);
      await library('money', '--project=orders');
      // Poetry follows no library to its libraries: docs/libraries.md.
      if (packageManager === 'poetry') await library('currency', '--project=orders');
      await library('currency', '--project=money');
      await assertImage(service, ['money', 'currency']);
    });
  }

  it('has them in it as members of a uv workspace, with the lock of its root', async () => {
    const workspace = await workspaceOfServices();
    await workspace.write('pyproject.toml', '[tool.uv.workspace]\nmembers = ["libs/*", "services/*"]\n');
    const service = await Service.generate(workspace, 'orders');
    await workspace.nxOk(['g', 'nx-robyn:library', 'other', '--no-interactive']);
    await assertImage(service, []);
    await workspace.nxOk(['g', 'nx-robyn:library', 'money', '--no-interactive', '--project=orders']);
    await assertImage(service, ['money']);
  });

  async function assertImage(service, modules) {
    const { config } = await composed(service.directory, SECRET);
    const { context, dockerfile } = config.services.app.build;
    assert.deepEqual([resolve(service.directory, context), dockerfile], [service.workspace.directory, 'services/orders/Dockerfile']);
    const image = await Image.build(service.directory, config.services.app.build);
    const python = join(image.workdir, '.venv', 'bin', 'python');
    const options = { env: image.environment, cwd: image.workdir };
    assertSuccess(await capture(python, ['-c', `import ${['orders', ...modules].join(', ')}`], options));
    assertSuccess(await capture(python, ['-m', 'orders', 'openapi', '--output', '/dev/null'], options));
    await assertSuccess(await capture('uv', programArguments('hadolint', ['--no-color', service.path('Dockerfile')])));
  }
});

/** Ports of the host that a configuration takes, in ascending order. */
function published(config) {
  const ports = Object.values(config.services).flatMap((container) => container.ports ?? []);
  return ports.map((port) => Number(String(port).split(':').at(-2))).sort((a, b) => a - b);
}

function assertDistinct(values) {
  assert.equal(new Set(values).size, values.length, values.join(' '));
}
