import { readJson, type Tree, writeJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { PackageJsonMissing, PlopfileExists } from '../../service/errors';
import { initGenerator } from './generator';
import { plopfile, plopVersion } from './plopfile';

const install = jest.fn();
jest.mock('./install', () => ({ ...jest.requireActual<object>('./install'), install: () => install() as unknown }));

describe('init --plop', () => {
  let tree: Tree;
  const contents = () => Object.fromEntries(tree.listChanges().map((change) => [change.path, String(change.content)]));
  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
    writeJson(tree, 'package.json', { devDependencies: { zx: '1.0.0' } });
    install.mockClear();
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => jest.restoreAllMocks());

  it('writes the plopfile, depends on plop, and says so', async () => {
    const said = jest.spyOn(console, 'log');
    await (await initGenerator(tree, { plop: true }))();
    expect(tree.read(plopfile, 'utf8')).toContain("from 'nx-robyn/plop.js'");
    expect(Object.entries(readJson<{ devDependencies: object }>(tree, 'package.json').devDependencies)).toEqual([
      ['plop', plopVersion],
      ['robyn', 'file:tools/robyn'],
      ['zx', '1.0.0'],
    ]);
    expect(install).toHaveBeenCalledTimes(1);
    expect(said).toHaveBeenCalledWith(expect.stringContaining('plop'));
  });

  it('writes neither without being asked', async () => {
    await initGenerator(tree, {});
    expect(tree.exists(plopfile)).toBe(false);
    expect(tree.read('package.json', 'utf8')).not.toContain('plop');
  });

  it('adds the plopfile alone to a workspace that is set up, and nothing the second time', async () => {
    await initGenerator(tree, {});
    const before = contents();
    await initGenerator(tree, { plop: true });
    const after = contents();
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(changed.sort()).toEqual(['package.json', plopfile]);
    await initGenerator(tree, { plop: true });
    await initGenerator(tree, {});
    expect(contents()).toEqual(after);
  });

  it('leaves the plop that a workspace has', async () => {
    writeJson(tree, 'package.json', { dependencies: { plop: '4.0.1' } });
    await initGenerator(tree, { plop: true });
    expect(readJson<object>(tree, 'package.json')).toMatchObject({ dependencies: { plop: '4.0.1' } });
    expect(tree.read('package.json', 'utf8')).not.toContain(plopVersion);
  });

  it.each([
    ['plopfile.js', 'export default () => {}', 'import { registerGenerators }'],
    ['plopfile.mjs', 'export default () => {}', 'import { registerGenerators }'],
    ['plopfile.cjs', 'exports = () => {}', 'const { registerGenerators } = require('],
    ['plopfile.js', 'module.exports = () => {}', 'const { registerGenerators } = require('],
  ])('names the lines that %s lacks, and writes nothing', async (name, text, line) => {
    tree.write(name, text);
    const before = contents();
    const refused = expect(initGenerator(tree, { plop: true })).rejects;
    await refused.toThrow(PlopfileExists);
    await expect(initGenerator(tree, { plop: true })).rejects.toThrow(line);
    expect(contents()).toEqual(before);
  });

  it('is content with a plopfile that has the line', async () => {
    tree.write('plopfile.js', "import { registerGenerators } from 'nx-robyn/plop.js'");
    await initGenerator(tree, { plop: true });
    expect(tree.exists(plopfile)).toBe(false);
  });

  it('refuses a workspace without package.json, and writes nothing', async () => {
    tree.delete('package.json');
    const before = contents();
    await expect(initGenerator(tree, { plop: true })).rejects.toThrow(PackageJsonMissing);
    expect(contents()).toEqual(before);
  });
});
