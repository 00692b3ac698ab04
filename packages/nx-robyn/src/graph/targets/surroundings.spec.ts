import { detect } from '../detect';
import { normalizeOptions } from '../options';
import { Projects } from '../projects';
import { type Sources, withSurroundings } from './surroundings';

/** Targets of a foreign project that imports from others. */
function targetsOf(text: string, sources: Sources) {
  const place = { root: 'a', name: 'a', installation: { lockedBy: undefined, sharing: 'own' }, has: () => false } as const;
  const found = new Projects(normalizeOptions({})).of(detect(`[project]\nname = "a"\n${text}`, 'a/pyproject.toml'), place);
  return withSurroundings(found?.targets ?? {}, sources, undefined);
}

describe('the inputs of a project that depends on others by path', () => {
  const targets = targetsOf('[tool.ruff]\n[tool.mypy]\n[tool.pytest]\n[build-system]\nrequires = []', { projects: ['core'], folders: ['vendor/x'] });
  const sources = { input: 'pythonSources', projects: ['core'] };

  it.each(['test', 'typecheck', 'build'])('are its sources and theirs for %s', (name) => {
    expect(targets[name]?.inputs).toEqual(expect.arrayContaining([sources, '{workspaceRoot}/vendor/x/**/*']));
  });

  it('are its own alone for lint', () => {
    expect(JSON.stringify(targets['lint']?.inputs)).not.toMatch(/pythonSources|vendor/);
  });

  it('name nobody where it depends on nobody', () => {
    const alone = targetsOf('[tool.pytest]', { projects: [], folders: [] });
    expect(JSON.stringify(alone['test']?.inputs)).not.toContain('pythonSources');
  });
});
