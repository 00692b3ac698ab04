import { join } from 'node:path';
import { renderService } from '../blueprint/render';
import { packageVersion } from '../disk/package';
import { shippedTemplates } from '../disk/templates';
import { writeManifest } from '../service/manifest';
import { Folder } from '../testing/folder';
import { exampleModel } from '../testing/models';
import { main } from './main';

describe('nx-robyn', () => {
  let folder: Folder;
  let output: string;
  let complaint: string;
  const run = (...args: string[]) => main(args.map((arg) => (arg.startsWith('./') ? join(folder.path, arg) : arg)));
  beforeEach(() => {
    folder = new Folder();
    output = complaint = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => (output += String(text)) !== '');
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => (complaint += String(text)) !== '');
    const model = exampleModel({ cache: 'redis', templateVersion: '0.0.1' });
    folder.write('service/pyproject.toml', `[project]\nname = "acme-orders"\n${writeManifest(model)}\n`);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    folder.remove();
  });

  it('renders what the manifest says, with the version of its templates', () => {
    expect(run('render', './service', './out')).toBe(0);
    const model = exampleModel({ cache: 'redis', templateVersion: packageVersion() });
    const expected = renderService(model, shippedTemplates());
    expect(folder.list().filter((path) => path.startsWith('out/'))).toEqual(expected.map((file) => `out/${file.path}`).sort());
    for (const file of expected) expect(folder.read(`out/${file.path}`)).toBe(file.content);
  });

  it('renders the same from what it rendered', () => {
    run('render', './service', './one');
    run('render', './one', './two');
    expect(folder.read('two/pyproject.toml')).toBe(folder.read('one/pyproject.toml'));
  });

  it.each([
    [['render', './nobody', './out'], 'ManifestMissing'],
    [['render', './service', './service'], 'OutputNotEmpty'],
    [['render', './service'], 'UsageRefused'],
    [['reverse'], 'UsageRefused'],
    [[], 'UsageRefused'],
  ])('refuses %j', (args, name) => {
    expect(run(...args)).toBe(1);
    expect(complaint).toContain(name);
    expect(output).toBe('');
  });

  it('says its version and its usage', () => {
    expect([run('--version'), output]).toEqual([0, `${packageVersion()}\n`]);
    expect(run('--help')).toBe(0);
    expect(output).toContain('render DIRECTORY OUT');
  });
});
