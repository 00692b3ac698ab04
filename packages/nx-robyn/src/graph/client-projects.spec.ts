import type { CreateNodesContext, NxJsonConfiguration, ProjectConfiguration } from '@nx/devkit';
import { markerText } from '../client/marker';
import { Folder } from '../testing/folder';
import { clientProjects } from './client-projects';
import { contractEdges } from './contract-edges';
import type { Detection } from './detection';
import { rememberedMarked } from './marked-folders';
import { normalizeOptions } from './options';

const CLIENT = 'libs/orders-client/robyn-client.json';
const CONTRACT = 'services/orders/contract/robyn-contract.json';
const service = new Map([['services/orders', { kind: 'service', name: 'orders' } as Detection]]);

describe('clients and contracts', () => {
  let workspace: Folder;
  let complaint: string;
  const infer = (nxJsonConfiguration: NxJsonConfiguration = {}, detections = service): Record<string, Omit<ProjectConfiguration, 'root'>> => {
    const context = { workspaceRoot: workspace.path, nxJsonConfiguration } as CreateNodesContext;
    const results = clientProjects([CLIENT, CONTRACT], detections, context, normalizeOptions({ openapiTargetName: 'spec' }));
    return Object.assign({}, ...results.map(([, { projects }]) => projects)) as never;
  };
  const client = (nxJson?: NxJsonConfiguration) => infer(nxJson)['libs/orders-client'];
  beforeEach(() => {
    workspace = new Folder();
    complaint = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => (complaint += String(text)) !== '');
    workspace.write('package.json', '{"devDependencies":{"typescript":"5"}}');
    workspace.write(CLIENT, markerText({ name: 'orders-client', document: '../../services/orders/openapi.json' }, ''));
    workspace.write(CONTRACT, markerText({ name: 'orders-contract', document: '../openapi.json' }, ''));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    workspace.remove();
  });

  it('are projects, of which each task names the contract', () => {
    expect(client()).toMatchObject({ name: 'orders-client', projectType: 'library', sourceRoot: 'libs/orders-client/src' });
    expect(Object.keys(client()?.targets ?? {})).toEqual(['generate', 'contract-check', 'typecheck', 'build']);
    for (const target of Object.values(client()?.targets ?? {})) {
      expect(target.inputs).toContain('{workspaceRoot}/services/orders/openapi.json');
      expect(target).toMatchObject({ cache: true, outputs: expect.any(Array), metadata: { description: expect.stringMatching(/\.$/) } });
    }
    expect(infer()['services/orders/contract']).toMatchObject({
      name: 'orders-contract',
      namedInputs: { default: ['{workspaceRoot}/services/orders/openapi.json'], production: ['{workspaceRoot}/services/orders/openapi.json'] },
      targets: {},
    });
  });

  it('ask the service for its contract, and no document that is not a service\'s', () => {
    expect(client()?.targets?.['generate']?.dependsOn).toEqual([{ projects: ['directory:services/orders'], target: 'spec' }]);
    expect(infer({}, new Map())['libs/orders-client']?.targets?.['generate']?.dependsOn).toEqual([]);
  });

  it('leave to Nx\'s own plugin what that infers', () => {
    const plugin = '@nx/js/typescript';
    expect(Object.keys(client({ plugins: [plugin] })?.targets ?? {})).toEqual(['generate', 'contract-check', 'build']);
    const both = { plugin, options: { build: { targetName: 'build' } } };
    expect(Object.keys(client({ plugins: [both] })?.targets ?? {})).toEqual(['generate', 'contract-check']);
    const none = { plugin, options: { typecheck: false } };
    expect(Object.keys(client({ plugins: [none] })?.targets ?? {})).toContain('typecheck');
  });

  it('name no npm package that Nx does not know', () => {
    expect(client()?.targets?.['build']?.inputs).toContainEqual({ externalDependencies: ['typescript'] });
    workspace.write('package.json', '{}');
    expect(client()?.targets?.['build']?.inputs).toContainEqual({ externalDependencies: [] });
  });

  it('meet in the contract', () => {
    infer();
    expect(contractEdges(rememberedMarked(workspace.path))).toEqual([
      { source: 'services/orders', target: 'services/orders/contract' },
      { source: 'libs/orders-client', target: 'services/orders/contract' },
    ]);
    expect(rememberedMarked('/elsewhere')).toEqual([]);
  });

  it.each(['', '[]', 'null', '{"name":"x"}', '{"name":"x","document":"/etc/passwd"}', '{"name":1,"document":"a"}'])('are warned of where a marker is %j, and the others are there', (text) => {
    workspace.write(CLIENT, text);
    expect(Object.keys(infer())).toEqual(['services/orders/contract']);
    expect(complaint).toContain(`ClientInvalid`);
    expect(complaint).toContain(CLIENT);
  });
});
