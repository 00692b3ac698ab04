import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { breakingChanges } from '../../contract/breaking-change';
import { type DeclaredChange, judge, readDeclarations, type Verdict } from '../../contract/declaration';
import { parseDocument } from '../../contract/document';
import { declarationFile } from '../../contract/files';
import { parameterFindings } from '../../contract/parameters';
import type { Comparison } from '../../contract/report';
import { securityFindings } from '../../contract/security';
import { ContractMissing } from '../../service/errors';
import type { Contract } from './contract';
import { baseCommit, committed } from './git';
import { oasdiffFindings } from './oasdiff';

/** What became of a contract since the base commit. */
export interface Compared extends Comparison {
  /** Nothing where the base has no contract yet. */
  readonly verdict?: Verdict;
}

/**
 * Compares a contract with the base commit's.
 *
 * @param base what to compare with, when somebody says so
 * @throws ContractMissing where the base has one that is gone
 * @throws BaseMissing, RepositoryMissing, ContractInvalid, ContractDeclarationInvalid, ProgramMissing
 */
export function compare(contract: Contract, base: string | undefined, context: ExecutorContext): Compared {
  const commit = baseCommit(context.root, bases(base, context));
  const before = committed(context.root, commit, contract.file);
  const compared = { contract: contract.file, base: commit };
  if (before === undefined) return compared;
  if (contract.text === undefined) throw missing(contract, commit);
  const old = parseDocument(before, `${commit.slice(0, 12)}:${contract.file}`, 'compare with a later commit: --base');
  const current = parseDocument(contract.text, contract.file, `nx run ${contract.project}:openapi`);
  const findings = [...oasdiffFindings(old, current, context.root), ...parameterFindings(old, current), ...securityFindings(old, current)];
  return { ...compared, verdict: judge(breakingChanges(findings), declarations(contract, context.root)) };
}

/** What `nx affected` compares with: a branch that was never checked out is known by its remote's name alone. */
function bases(base: string | undefined, { nxJsonConfiguration: nx }: ExecutorContext): readonly string[] {
  const said = base ?? process.env['NX_BASE'];
  if (said) return [said];
  const branch = nx?.defaultBase ?? 'main';
  return [branch, `origin/${branch}`];
}

function declarations({ root }: Contract, workspaceRoot: string): readonly DeclaredChange[] {
  const file = posix.join(root, declarationFile);
  const path = join(workspaceRoot, file);
  return existsSync(path) ? readDeclarations(readFileSync(path, 'utf8'), file) : [];
}

function missing({ project, file }: Contract, commit: string): ContractMissing {
  return new ContractMissing({
    what: `"${project}" has no contract any more.`,
    where: file,
    why: `${commit.slice(0, 12)} has it.`,
    fix: `nx run ${project}:openapi, and commit the file`,
  });
}
