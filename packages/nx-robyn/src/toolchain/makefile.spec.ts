import { renderService } from '../blueprint/render';
import { shippedTemplates } from '../disk/templates';
import { packageManagers } from '../service/model';
import { exampleModel } from '../testing/models';
import { verbs } from './command';
import { makefile, makefileVerb } from './makefile';
import { serviceCommands } from './service-commands';
import { shellLine } from './shell';

interface Recipe {
  prerequisites: string[];
  commands: string[];
}

/** The targets of a Makefile, by name. */
function parse(text: string): Record<string, Recipe> {
  const targets: Record<string, Recipe> = {};
  let current: Recipe | undefined;
  for (const line of text.split('\n')) {
    const head = /^([a-z][a-z.-]*):([^=#]*)(#.*)?$/.exec(line);
    if (head) {
      const prerequisites = (head[2] ?? '').trim().split(/\s+/).filter(Boolean);
      current = targets[head[1] ?? ''] = { prerequisites, commands: [] };
    } else if (line.startsWith('\t')) current?.commands.push(line.slice(1));
  }
  return targets;
}

describe.each(packageManagers)('the Makefile of a service with %s', (packageManager) => {
  const subject = exampleModel({ packageManager });
  const file = renderService(subject, shippedTemplates()).find(({ path }) => path === 'Makefile');
  const parsed = parse(file?.content ?? '');

  it.each([
    'install', 'install.dev', 'lock', 'check', 'fix', 'tests', 'tests.coverage', 'run', 'run.dev', 'run.compose',
    'makemigration', 'migrate', 'backend.run', 'backend.status', 'backend.update', 'backend.stop',
  ])('has %s', (name) => expect(Object.keys(parsed)).toContain(name));

  it.each(makefile(subject).map((target) => [target.name, target] as const))('runs in %s what the table says', (name, target) => {
    expect(parsed[name]).toEqual({ prerequisites: target.prerequisites, commands: target.commands });
  });

  it.each(verbs)('has one target for %s, of the same commands', (verb) => {
    const names = Object.keys(parsed).filter((name) => makefileVerb(name) === verb);
    expect(names).toHaveLength(1);
    const expected = serviceCommands(verb, subject).map(shellLine);
    const message = verb === 'makemigration' ? ' --message "$$MIGRATION_MESSAGE"' : '';
    expect(parsed[names[0] ?? '']?.commands).toEqual(expected.map((line) => line + message));
  });

  it('checks by lint, types and tests, as the target does', () => {
    expect(parsed['check']?.prerequisites.map(makefileVerb)).toEqual(['lint', 'typecheck', 'test']);
  });

  it('is phony in all of its targets', () => {
    for (const name of Object.keys(parsed)) expect(file?.content).toMatch(new RegExp(`^\\.PHONY:.*\\s${name.replaceAll('.', '\\.')}(\\s|$)`, 'm'));
  });
});
