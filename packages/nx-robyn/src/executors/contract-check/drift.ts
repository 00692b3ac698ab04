import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { ContractStale } from '../../service/errors';
import { runVerb } from '../run-verb';
import type { Contract } from './contract';

/**
 * Whether the committed contract is what the code gives.
 *
 * @returns false, after its own message, where the code gives none
 * @throws ContractStale
 */
export async function isCurrent(contract: Contract & { readonly text: string }, context: ExecutorContext): Promise<boolean> {
  const directory = mkdtempSync(join(tmpdir(), 'nx-robyn-contract-'));
  try {
    const file = join(directory, 'openapi.json');
    const { success } = await runVerb('openapi', context, { extra: ['--output', file] });
    if (success) assertSame(contract, readFileSync(file, 'utf8'));
    return success;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function assertSame({ project, file, text }: Contract & { readonly text: string }, given: string): void {
  const [committed, current] = [text, given].map((content) => content.split(/\r?\n/)) as [string[], string[]];
  const line = current.findIndex((content, index) => content !== committed[index]);
  if (line < 0 && committed.length === current.length) return;
  const at = line < 0 ? current.length : line;
  throw new ContractStale({
    what: `the contract of "${project}" is not what its code gives.`,
    where: `${file}:${at + 1}`,
    why: `the code gives ${quoted(current[at])}, the file says ${quoted(committed[at])}.`,
    fix: `nx run ${project}:openapi, and commit the file`,
  });
}

function quoted(line: string | undefined): string {
  return line === undefined ? 'nothing there' : `\`${line.trim().slice(0, 80)}\``;
}
