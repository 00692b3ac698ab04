import type { GeneratorCallback, Tree } from '@nx/devkit';
import { transact } from '../../transaction/transact';
import { withLines } from '../init/ignore';
import { initialize } from '../init/initialize';
import { pipelineText } from './pipeline-text';
import { type Provider, providerOf } from './provider';
import type { NxRobynCi } from './schema';
import { workspaceFacts } from './workspace-facts';

/**
 * Writes the pipeline that checks what a change affects, or brings the one that is there in line with the workspace.
 *
 * @returns a callback for after the flush: it says what to do next
 * @throws PipelineExists, MergeConflict, OptionRefused, before anything is written
 */
export function ciGenerator(tree: Tree, options: NxRobynCi): Promise<GeneratorCallback> {
  return transact(tree, async (generation) => {
    const provider = providerOf(options.provider);
    const facts = await workspaceFacts(tree, generation.workspaceChanged);
    const before = tree.read(provider.file, 'utf8');
    const after = pipelineText(before, facts, provider);
    const initialized = await initialize(tree);
    if (after !== before) tree.write(provider.file, after);
    ignore(tree, provider);
    return async () => {
      await initialized();
      console.log(after === before ? `${provider.file} is in line with the workspace: nothing to do.` : nextSteps(provider, before !== null));
    };
  });
}

export default ciGenerator;

function ignore(tree: Tree, { ignored, title }: Provider): void {
  const text = tree.read('.gitignore', 'utf8') ?? '';
  const next = withLines(text, ignored, `Caches of ${title}`);
  if (next !== text) tree.write('.gitignore', next);
}

function nextSteps({ file, title }: Provider, changed: boolean): string {
  return [
    `${file} ${changed ? 'is in line with the workspace again' : `makes ${title} check what a change affects`}. Next:`,
    '  read it, edit what you like, commit it',
    '  npx nx g nx-robyn:ci    again when projects come or go: what you edited stays',
  ].join('\n');
}
