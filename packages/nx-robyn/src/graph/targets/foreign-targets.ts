import type { TargetConfiguration } from '@nx/devkit';
import { type ForeignSubject, type ForeignVerb, foreignCommands, foreignTool, foreignVerbs } from '../../toolchain/foreign-commands';
import { shellLine } from '../../toolchain/shell';
import type { Target } from '../options';
import { reads, readsOwn, sourceDate } from './inputs';
import { commandTarget, type Settings } from './target';

const descriptions: Readonly<Record<ForeignVerb, string>> = {
  install: "Installs the project's dependencies.",
  lock: 'Resolves the dependencies and writes the lock.',
  build: 'Builds wheel and sdist into dist.',
  lint: 'Checks style, and format where [tool.ruff.format] says how.',
  typecheck: 'Checks the types.',
  test: 'Runs the tests.',
};

const settings: Readonly<Record<ForeignVerb, Settings>> = {
  install: { cache: false },
  lock: { cache: false },
  build: { cache: true, inputs: [...reads('pythonProject'), ...sourceDate], outputs: ['{projectRoot}/dist'] },
  lint: { cache: true, inputs: readsOwn('pythonFiles'), outputs: [] },
  typecheck: { cache: true, inputs: reads('pythonFiles'), outputs: [] },
  test: { cache: true, inputs: reads('pythonProject'), outputs: [] },
};

/** The targets that a project's own configuration supports, at most six. */
export function foreignTargets(subject: ForeignSubject, names: Readonly<Record<Target, string>>): Record<string, TargetConfiguration> {
  const needsInstall = foreignCommands('install', subject).length > 0;
  const found = foreignVerbs.flatMap((verb) => {
    const commands = foreignCommands(verb, subject);
    if (commands.length === 0) return [];
    const dependsOn = needsInstall && verb !== 'install' && verb !== 'lock' ? [names.install] : [];
    const tool = foreignTool(verb, subject);
    const description = { technologies: ['python', tool.name], description: descriptions[verb], help: shellLine(tool.help) };
    return [[names[verb], commandTarget(commands, description, { ...settings[verb], dependsOn })] as const];
  });
  return Object.fromEntries(found);
}
