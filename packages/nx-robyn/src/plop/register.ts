import { readNxJson } from 'nx/src/config/nx-json';
import { pluginName } from '../generators/init/registration';
import { GeneratorMissing } from '../service/errors';
import { offers } from './offer';
import { checkOf } from './checks';
import type { PlopApi } from './plop-api';
import { dryRun, options, prompts, type Options } from './prompts';
import { runGenerator } from './run-generator';

/**
 * Offers the generators of this package in Plop, each with one prompt per option. Without a terminal nothing is asked:
 * what is not given on the command line has its default.
 *
 * @param plop what a plopfile is called with; the plopfile lies at the root of the workspace
 */
export function registerGenerators(plop: PlopApi): void {
  const root = plop.getPlopfilePath();
  const ask = isTerminal();
  if (!ask) plop.setWelcomeMessage(refuseToChoose);
  for (const offer of offers()) {
    const defaults = workspaceDefaults(root, offer.name);
    plop.setGenerator(offer.name, {
      description: offer.description,
      prompts: prompts(offer.schema, defaults, ask, checkOf(offer.name)),
      actions: [(answers) => runGenerator(offer, root, options(offer.schema, answers, defaults), answers[dryRun] === true)],
    });
  }
}

/** Ends Plop where it is about to ask for a generator: it would wait for ever, and when it fails there it exits with 0. */
function refuseToChoose(): never {
  const error = new GeneratorMissing({
    what: 'Plop was not told which generator to run.',
    why: 'the plopfile has several, and there is no terminal to ask on.',
    fix: 'npx plop service orders',
  });
  console.error(error.message);
  process.exit(1);
}

/** Whether somebody can be asked, as Nx sees it, and can answer. */
function isTerminal(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY) && process.env['CI'] !== 'true';
}

/** What nx.json has as defaults of a generator. An nx.json that cannot be read has none: whoever runs one is told. */
function workspaceDefaults(root: string, generator: string): Options {
  try {
    const { generators = {} } = readNxJson(root);
    const nested = generators[pluginName]?.[generator] as Options | undefined;
    return { ...nested, ...generators[`${pluginName}:${generator}`] };
  } catch {
    return {};
  }
}
