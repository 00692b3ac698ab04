import { join } from 'node:path';
import { Folder } from '../../testing/folder';
import { otherIndex, workspaceAbove } from './index-settings';

describe('otherIndex', () => {
  const named = 'https://index.example/simple';
  let folder: Folder;
  const project = () => join(folder.path, 'workspace', 'services', 'orders');
  const found = (environment: Record<string, string> = {}) =>
    otherIndex(project(), { HOME: join(folder.path, 'home'), XDG_CONFIG_DIRS: join(folder.path, 'xdg'), ...environment }, named);
  beforeEach(() => (folder = new Folder()));
  afterEach(() => folder.remove());

  it('finds none where uv has the index that the lock names', () => {
    folder.write('workspace/pyproject.toml', '[tool.uv.workspace]\nmembers = []\n');
    folder.write('workspace/uv.toml', 'offline = true\n');
    expect(found({ UV_DEFAULT_INDEX: `${named}/`, UV_INDEX: '' })).toBeUndefined();
  });

  it.each(['UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'UV_INDEX', 'UV_EXTRA_INDEX_URL', 'UV_NO_INDEX', 'UV_FIND_LINKS', 'UV_CONFIG_FILE'])(
    'finds %s',
    (variable) => expect(found({ [variable]: 'https://example.org/simple' })).toBe(`${variable} is set`),
  );

  it.each([
    ['workspace/uv.toml', '[[index]]\nurl = "https://example.org/simple"\n'],
    ['workspace/services/uv.toml', 'index-url = "https://example.org/simple"\n'],
    ['workspace/pyproject.toml', '[tool.uv.sources]\nrobyn = { path = "../robyn" }\n'],
    ['pyproject.toml', '[tool.uv]\nextra-index-url = ["https://example.org/simple"]\n'],
    ['home/.config/uv/uv.toml', 'find-links = ["/wheels"]\n'],
    ['xdg/uv/uv.toml', 'no-index = true\n'],
  ])('finds what %s sets', (file, text) => {
    folder.write(file, text);
    expect(found()).toBe(`${join(folder.path, file)} sets an index`);
    expect(found({ UV_NO_CONFIG: '1' })).toBeUndefined();
  });

  it('finds the configuration home of the user', () => {
    folder.write('config/uv/uv.toml', 'index-url = "https://example.org/simple"\n');
    expect(found({ XDG_CONFIG_HOME: join(folder.path, 'config') })).toContain('config/uv/uv.toml');
  });

  it('finds the uv workspace above', () => {
    expect(workspaceAbove(project())).toBeUndefined();
    folder.write('workspace/pyproject.toml', '[tool.uv.workspace]\nmembers = ["services/*"]\n');
    expect(workspaceAbove(project())).toBe(join(folder.path, 'workspace/pyproject.toml'));
  });

  it('finds none that does not take the project in', () => {
    folder.write('workspace/pyproject.toml', '[tool.uv.workspace]\nmembers = ["libs/*"]\n');
    expect(workspaceAbove(project())).toBeUndefined();
    folder.write('workspace/pyproject.toml', '[tool.uv.workspace]\nmembers = ["**"]\nexclude = ["services/orders"]\n');
    expect(workspaceAbove(project())).toBeUndefined();
  });
});
