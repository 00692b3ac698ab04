import { detect } from './detect';
import { packagingsOf } from './detections';
import { PathDependencies } from './path-dependencies';

const project = (name: string, ...paths: string[]) => {
  const names = paths.map((_, index) => `d${index}`);
  const sources = paths.map((path, index) => `d${index} = { path = "${path}" }`).join('\n');
  return `[project]\nname = "${name}"\ndependencies = ${JSON.stringify(names)}\n[tool.uv.sources]\n${sources}`;
};

describe('PathDependencies', () => {
  const of = (root: string, files: Record<string, string>) => {
    const detections = new Map(Object.entries(files).map(([path, text]) => [path, detect(text, `${path}/pyproject.toml`)]));
    return new PathDependencies(packagingsOf(detections), '/repo').of(root);
  };

  it('are direct and indirect, and end in a circle', () => {
    const files = { 'services/a': project('a', '../../libs/b'), 'libs/b': project('b', '../c'), 'libs/c': project('c', '../b', '../../services/a') };
    expect(of('services/a', files)).toEqual(['libs/b', 'libs/c']);
    expect(of('libs/c', files)).toEqual(['libs/b', 'services/a']);
  });

  it('are also folders that are no projects, and none outside', () => {
    expect(of('a', { a: project('a', '../vendor/x', './inner', '../../out', '.') })).toEqual(['a/inner', 'vendor/x']);
  });
});
