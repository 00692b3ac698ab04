import { Folder } from '../testing/folder';
import { detect } from './detect';
import { namedProjects } from './named-projects';
import { normalizeOptions } from './options';

describe('namedProjects', () => {
  let workspace: Folder;
  const named = (roots: readonly string[], include: 'all' | 'robyn' = 'all') => {
    const detections = new Map(roots.map((root) => [root, detect('[project]\nname = "shared"\n', `${root}/pyproject.toml`)]));
    const { byRoot, warnings } = namedProjects(detections, workspace.path, normalizeOptions({ include }));
    return { names: Object.fromEntries(byRoot), warnings };
  };
  beforeEach(() => (workspace = new Folder()));
  afterEach(() => workspace.remove());

  it('names the second of one name after its directory, and says so', () => {
    const { names, warnings } = named(['libs/b', 'libs/a']);
    expect(names).toEqual({ 'libs/a': 'shared', 'libs/b': 'b' });
    expect(warnings).toEqual([expect.stringMatching(/ProjectNameTaken[^]*"b"[^]*libs\/b\/pyproject\.toml[^]*"shared"[^]*libs\/a/)]);
  });

  it('leaves both as they are where a project.json names one of them', () => {
    workspace.write('libs/a/project.json', '{ "name": "first" }');
    expect(named(['libs/a', 'libs/b'])).toEqual({ names: { 'libs/a': 'shared', 'libs/b': 'shared' }, warnings: [] });
    workspace.write('libs/a/project.json', '{ "na');
    expect(named(['libs/a', 'libs/b']).names).toEqual({ 'libs/a': 'shared', 'libs/b': 'b' });
  });

  it('says nothing of projects that are left out', () => {
    expect(named(['libs/a', 'libs/b'], 'robyn')).toEqual({ names: {}, warnings: [] });
  });
});
