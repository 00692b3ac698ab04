import type { TargetConfiguration } from '@nx/devkit';
import { messageArgument, peerCommands, type PeerSubject, type PeerVerb, peerVerbs } from '../../toolchain/peer-commands';
import { packageManagerCommands } from '../../toolchain/service-commands';
import { shellLine } from '../../toolchain/shell';
import type { Target } from '../options';
import { reads, readsOwn, sourceDate } from './inputs';
import { commandTarget, type Description, type Settings } from './target';

const coverageOutputs = ['{projectRoot}/htmlcov', '{projectRoot}/.coverage'];

const settings: Readonly<Record<PeerVerb, Settings>> = {
  install: { cache: false },
  lock: { cache: false },
  build: { cache: true, inputs: [...reads('pythonProject'), ...sourceDate], outputs: ['{projectRoot}/dist'] },
  serve: { cache: false, continuous: true },
  dev: { cache: false, continuous: true },
  lint: { cache: true, inputs: readsOwn('pythonFiles'), outputs: [] },
  format: { cache: false },
  typecheck: { cache: true, inputs: reads('pythonFiles'), outputs: [] },
  test: { cache: true, inputs: reads('pythonProject'), outputs: coverageOutputs },
  coverage: { cache: true, inputs: reads('pythonProject'), outputs: coverageOutputs },
  check: { cache: true, inputs: reads('pythonProject'), outputs: coverageOutputs },
  makemigration: { cache: false },
  migrate: { cache: false },
  rollback: { cache: false },
};

/** What a person reads about a verb: the tool behind it with the arguments that come before `--help`, and what it does. */
const texts: Readonly<Record<PeerVerb, readonly [tool: readonly string[], description: string]>> = {
  install: [[], 'Installs the dependencies and the development tools.'],
  lock: [[], 'Resolves the dependencies in pyproject.toml and writes the lock.'],
  build: [[], 'Builds wheel and sdist into dist.'],
  serve: [['robyn'], 'Serves as `make run` does: many processes, on ROBYN_PORT or 8000, until it is stopped.'],
  dev: [['robyn'], 'Serves with reload, on ROBYN_PORT or 8000, until it is stopped.'],
  lint: [['ruff', 'check'], 'Checks style.'],
  format: [['black'], 'Formats with black and isort, and mends what ruff can, as `make fix` does.'],
  typecheck: [['mypy'], 'Checks the types, as `make check.types` does.'],
  test: [['pytest'], 'Runs the tests.'],
  coverage: [['pytest'], 'Runs the tests and reports how much of the project they cover.'],
  check: [['ruff', 'check'], 'Style, format, order of imports, types and tests, as `make check` does.'],
  makemigration: [['aerich', 'migrate'], 'Writes the migration from the newest revision to the models.'],
  migrate: [['aerich', 'upgrade'], 'Brings the configured database to the newest revision.'],
  rollback: [['aerich', 'downgrade'], 'Takes the newest revision of the configured database back.'],
};

/** Alembic's names of what the texts say in Aerich's. */
const alembic: Readonly<Record<string, readonly string[]>> = {
  makemigration: ['alembic', 'revision'],
  migrate: ['alembic', 'upgrade'],
  rollback: ['alembic', 'downgrade'],
};

/** Message of a migration for which none is given: that of robyn-config's Makefile. */
const message = 'automated migration';

/** The targets of a project that robyn-config made: of ours those that it has something behind. */
export function peerTargets(subject: PeerSubject, names: Readonly<Record<Target, string>>): Record<string, TargetConfiguration> {
  const found = peerVerbs.flatMap((verb) => {
    const commands = peerCommands(verb, subject);
    if (commands.length === 0) return [];
    const dependsOn = verb === 'install' || verb === 'lock' ? [] : [names.install];
    const target = commandTarget(commands, description(verb, subject), { ...settings[verb], dependsOn });
    return [[names[verb], verb === 'makemigration' ? withMessage(target) : target]];
  });
  return Object.fromEntries(found);
}

function description(verb: PeerVerb, subject: PeerSubject): Description {
  const [aerich, text] = texts[verb];
  const tool = (subject.orm === 'sqlalchemy' ? alembic[verb] : undefined) ?? aerich;
  const [program = subject.packageManager, ...args] = tool;
  const manager = packageManagerCommands(subject.packageManager);
  return {
    technologies: ['python', program],
    description: text,
    help: tool.length === 0 ? `${program} ${verb === 'install' && program === 'uv' ? 'sync' : verb} --help` : shellLine(manager.run(program, ...args, '--help')),
    ...(verb === 'makemigration' && { example: { options: { message: 'add price' } } }),
  };
}

/** `makemigration` takes `--message` also where the command has no use for one, as Aerich's first migration. */
function withMessage(target: TargetConfiguration): TargetConfiguration {
  const { command, ...others } = target.options as { command: string };
  if (!command.includes(messageArgument)) return { ...target, options: { ...others, command, forwardAllArgs: false } };
  // Double quotes, as Nx itself puts around arguments: a message may hold an apostrophe.
  return { ...target, options: { ...others, command: command.replace(`'${messageArgument}'`, `"${messageArgument}"`), message } };
}
