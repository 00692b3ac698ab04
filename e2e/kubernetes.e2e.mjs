import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { capture, run } from '../tools/command.mjs';
import { programArguments } from '../tools/python-tool.mjs';
import { temporary } from '../tools/workspace.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

/** Releases of Kubernetes to whose schemas the manifests are held: the oldest with sidecars by default, and the newest. */
const RELEASES = ['1.29', '1.37'];
/** What PostgreSQL gives to others than its superuser unless it is told otherwise. */
const CONNECTIONS = 97;

describe('the manifests for Kubernetes', () => {
  let service, release, migration;

  before(async () => {
    const workspace = await workspaceOfServices();
    service = await Service.installed(workspace, 'orders', new Stack());
    [release, migration] = [await built(service), await built(service, 'migration')];
  });

  it('are what every release of Kubernetes takes, strictly', async () => {
    for (const { text } of [release, migration]) {
      const file = join(await temporary('nx-robyn-kubernetes-'), 'manifests.yaml');
      await writeFile(file, text);
      for (const version of RELEASES) {
        assertSuccess(await capture('uv', programArguments('kubernetes-validate', ['--strict', '-k', version, file])));
      }
    }
  });

  it('are made for another port and Redis as well', async () => {
    const other = await Service.generate(service.workspace, 'stock', new Stack({ design: 'mvc', orm: 'tortoise' }), ['--cache=redis', '--port=8080']);
    const { Deployment, ConfigMap } = await built(other);
    const { containers, initContainers } = Deployment[0].spec.template.spec;
    const ports = [...containers, ...initContainers].flatMap((container) => container.ports.map(({ containerPort }) => containerPort));
    assert.equal(new Set(ports).size, 2, ports.join(' '));
    const proxy = ConfigMap.find(({ data }) => data['nginx.conf']).data;
    assert.match(proxy['upstream.conf'], /127\.0\.0\.1:8080/);
  });

  it('probe what there is', async () => {
    await service.commandOk(['openapi', '--output', 'openapi.json']);
    const { paths } = JSON.parse(await readFile(service.path('openapi.json'), 'utf8'));
    const [app] = pod(release).containers;
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
      const { path, port } = app[probe].httpGet;
      assert.ok(paths[path]?.get, `${probe}: ${path}`);
      assert.ok(app.ports.some(({ name }) => name === port), port);
    }
    assert.notEqual(app.livenessProbe.httpGet.path, app.readinessProbe.httpGet.path);
  });

  it('run the service as its image does, where it can write to nothing of it', async () => {
    const dockerfile = await readFile(service.path('Dockerfile'), 'utf8');
    const [, user] = dockerfile.match(/^USER (\d+)$/m);
    for (const { containers, initContainers = [], securityContext, automountServiceAccountToken } of [pod(release), pod(migration)]) {
      assert.equal(automountServiceAccountToken, false);
      assert.deepEqual(securityContext, { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      for (const container of [...containers, ...initContainers]) {
        const { runAsUser, ...confined } = container.securityContext;
        assert.deepEqual(confined, { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
        assert.ok(runAsUser > 0);
        assert.ok(container.resources.requests.cpu && container.resources.limits.memory, container.name);
      }
      assert.equal(String(containers[0].securityContext.runAsUser), user);
      assert.ok(containers[0].volumeMounts.some(({ mountPath }) => mountPath === '/srv/var'));
    }
  });

  it('migrate in a Job, with the image and the settings of the release, and the pods only look', () => {
    const [app, job] = [pod(release).containers[0], pod(migration).containers[0]];
    assert.deepEqual(job.args.slice(-1), ['migrate']);
    assert.deepEqual(app.args.slice(-2), ['serve', '--no-migrate']);
    assert.equal(app.image, job.image);
    assert.deepEqual(app.envFrom, job.envFrom);
    assert.equal(migration.Job[0].spec.template.spec.restartPolicy, 'Never');
  });

  it('end pods without losing requests: no traffic, then the drain, then the proxy', () => {
    const { terminationGracePeriodSeconds, containers, initContainers } = pod(release);
    const [app] = containers;
    const [, pause] = app.lifecycle.preStop.exec.command;
    assert.ok(Number(pause) + Number(settings(release).SETTINGS__SERVER__DRAIN_SECONDS) < terminationGracePeriodSeconds);
    assert.equal(initContainers[0].restartPolicy, 'Always', 'a sidecar ends after the service');
    assert.deepEqual(release.Deployment[0].spec.strategy.rollingUpdate, { maxSurge: 1, maxUnavailable: 0 });
  });

  it('leave connections of PostgreSQL over at full size, while all pods are replaced', () => {
    const { SETTINGS__DATABASE__POOL_SIZE: pool, SETTINGS__DATABASE__MAX_OVERFLOW: overflow, SETTINGS__SERVER__WORKERS: workers } = settings(release);
    const pods = release.HorizontalPodAutoscaler[0].spec.maxReplicas + release.Deployment[0].spec.strategy.rollingUpdate.maxSurge;
    assert.ok((Number(pool) + Number(overflow)) * (Number(workers) + 1) * pods < CONNECTIONS);
  });

  it('reach the service through the proxy alone, which has the configuration that runs elsewhere', async () => {
    const { initContainers } = pod(release);
    const [{ targetPort }] = release.Service[0].spec.ports;
    const [{ containerPort }] = initContainers[0].ports.filter(({ name }) => name === targetPort);
    const mounted = pod(release).volumes.find(({ name }) => name === initContainers[0].volumeMounts[0].name).configMap.name;
    const { data } = release.ConfigMap.find(({ metadata }) => metadata.name === mounted);
    assert.equal(data['nginx.conf'], await readFile(service.path('deploy', 'nginx', 'nginx.conf'), 'utf8'));
    assert.match(data['nginx.conf'], new RegExp(`listen ${containerPort};`));
    assert.ok(data['upstream.conf'].includes(`127.0.0.1:${pod(release).containers[0].ports[0].containerPort} `));
    assert.deepEqual(release.NetworkPolicy[0].spec.ingress, [{ ports: [{ port: targetPort }] }]);
    const { matchLabels } = release.Deployment[0].spec.selector;
    for (const selector of [release.Service[0].spec.selector, release.PodDisruptionBudget[0].spec.selector.matchLabels, release.NetworkPolicy[0].spec.podSelector.matchLabels]) {
      assert.deepEqual(selector, matchLabels);
    }
    assert.equal(release.HorizontalPodAutoscaler[0].spec.scaleTargetRef.name, release.Deployment[0].metadata.name);
  });

  it('hold no secret', () => {
    assert.equal(release.Secret, undefined);
    assert.deepEqual(Object.keys(settings(release)).filter((name) => /SECRET|PASSWORD|URL$/.test(name)), ['SETTINGS__SERVER__PUBLIC_URL']);
  });
});

/** What `kubectl apply -k` would send: its text, and its objects by kind. */
async function built(service, folder = '.') {
  const directory = service.path('deploy', 'kubernetes', folder);
  const { stdout } = await run('uv', programArguments('kubectl', ['kustomize', directory]));
  const objects = parseAllDocuments(stdout).map((document) => document.toJS());
  const byKind = {};
  for (const object of objects) (byKind[object.kind] ??= []).push(object);
  return { text: stdout, ...byKind };
}

/** The pod of a Deployment or a Job. */
function pod({ Deployment, Job }) {
  return (Deployment ?? Job)[0].spec.template.spec;
}

/** The settings that its containers are given, but for secrets. */
function settings({ ConfigMap, ...objects }) {
  const [{ configMapRef }] = pod(objects).containers[0].envFrom;
  return ConfigMap.find(({ metadata }) => metadata.name === configMapRef.name).data;
}
