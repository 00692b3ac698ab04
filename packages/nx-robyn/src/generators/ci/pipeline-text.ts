import { mergeFile } from '../../blueprint/merge/merge-file';
import { MergeConflict, PipelineExists } from '../../service/errors';
import { conflictLines } from '../entity/obstacles';
import { type PipelineFacts, recordedFacts } from './facts';
import type { Provider } from './provider';

/**
 * The text of a pipeline. One that is there is merged: between what it was made from and what the workspace is now, only
 * what differs changes.
 *
 * @param ours the text that is there; null where there is none
 * @throws PipelineExists when it was not made here; MergeConflict when somebody edited the lines that have to change
 */
export function pipelineText(ours: string | null, facts: PipelineFacts, provider: Provider): string {
  const theirs = provider.render(facts);
  if (ours === null) return theirs;
  const recorded = recordedFacts(ours);
  if (recorded === undefined) throw foreign(provider);
  const merged = mergeFile({ base: provider.render(recorded), ours, theirs }, provider.file, false);
  if (merged.kind === 'merged') return merged.text;
  const listing = merged.conflicts.flatMap((conflict) => [`    ${provider.file}:${conflict.line}`, ...conflictLines(conflict).map((line) => `      ${line}`)]);
  throw new MergeConflict({
    what: `the pipeline has to change lines that somebody edited: ${merged.conflicts.length} ${merged.conflicts.length === 1 ? 'conflict' : 'conflicts'}.`,
    where: provider.file,
    why: `both cannot be had, and nothing was written.\n${listing.join('\n')}`,
    fix: 'put in the lines with "+", take out those with "-" (yours may stand beside them), and run the same command again',
  });
}

function foreign({ file, title }: Provider): PipelineExists {
  return new PipelineExists({
    what: `there is a pipeline for ${title} that this generator did not make.`,
    where: file,
    why: 'it has no line "# made for:", so it is somebody\'s, and it is left alone; nothing was written.',
    fix: `rename it (git mv ${file} NAME), run the same command again, and bring both together`,
  });
}
