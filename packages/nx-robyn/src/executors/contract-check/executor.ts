import { posix } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { declarationFile } from '../../contract/files';
import { declarationsOf, report } from '../../contract/report';
import { ContractBroken, RobynError } from '../../service/errors';
import type { Outcome } from '../run-verb';
import { type Compared, compare } from './comparison';
import { type Contract, contractOf } from './contract';
import { isCurrent } from './drift';
import type { NxRobynContractCheckExecutor } from './schema';

/** Fails where openapi.json is not what the code gives, and on changes since the base commit that break clients. */
export default async function contractCheck(options: NxRobynContractCheckExecutor, context: ExecutorContext): Promise<Outcome> {
  try {
    return { success: await check(options, context) };
  } catch (error) {
    if (!(error instanceof RobynError)) throw error;
    console.error(error.message);
    return { success: false };
  }
}

async function check({ drift = true, breaking = true, base, format }: NxRobynContractCheckExecutor, context: ExecutorContext): Promise<boolean> {
  const contract = contractOf(context);
  if (drift && contract.text !== undefined && !(await isCurrent({ ...contract, text: contract.text }, context))) return false;
  if (!breaking) return true;
  const compared = compare(contract, base, context);
  console.log(format === 'json' ? JSON.stringify(compared, undefined, 2) : text(contract, compared));
  assertDeclared(contract, compared);
  return true;
}

function text({ project, file, text: current }: Contract, compared: Compared): string {
  if (compared.verdict !== undefined) return report(compared.verdict, compared);
  const at = compared.base.slice(0, 12);
  if (current !== undefined) return `${file}: new since ${at}, so there is nothing to compare.`;
  return `"${project}" has no contract yet: nx run ${project}:openapi writes ${file}. Once it is committed, its changes are checked.`;
}

function assertDeclared({ project, root }: Contract, { verdict }: Compared): void {
  if (verdict === undefined || verdict.undeclared.length === 0) return;
  throw new ContractBroken({
    what: `the contract of "${project}" changes in ${verdict.undeclared.length} way${verdict.undeclared.length === 1 ? '' : 's'} that can break its clients.`,
    fix: `keep what they use, or declare it with reasons in ${posix.join(root, declarationFile)}:\n\n${declarationsOf(verdict.undeclared)}`,
  });
}
