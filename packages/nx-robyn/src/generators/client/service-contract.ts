import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assertLocked } from '../../executors/service-project';
import { sharing } from '../../executors/sharing';
import { missingRequirement } from '../../executors/requirements';
import { ContractMissing } from '../../service/errors';
import { serviceCommands } from '../../toolchain/service-commands';
import { shellLine } from '../../toolchain/shell';
import type { Generation } from '../../transaction/generation';
import type { ChosenService } from '../entity/chosen-service';
import { runProgram } from '../run-program';

/**
 * Asserts that a service without a contract can be installed, and so be asked for one.
 *
 * @throws LockMissing
 */
export function assertAskable({ directory, model }: ChosenService, workspaceRoot: string): void {
  if (existsSync(workspaceRoot)) assertLocked({ model, directory: join(workspaceRoot, directory) }, workspaceRoot);
}

/**
 * Has a service write its contract, installed as its lock says.
 *
 * @throws ContractMissing
 */
export async function writeContract(generation: Generation, { directory, model }: ChosenService, workspaceRoot: string): Promise<void> {
  const place = join(workspaceRoot, directory);
  const subject = { ...model, sharing: sharing({ model, directory: place }, workspaceRoot) };
  console.log(`Asking "${model.name}" for its contract.`);
  for (const command of [...serviceCommands('install', subject), ...serviceCommands('openapi', subject)]) {
    const end = await runProgram(generation, command, { directory: place, output: 'heard' });
    if (end.status === 0) continue;
    const missing = missingRequirement(model, place);
    throw new ContractMissing({
      what: `"${model.name}" has no contract, and could not be asked for one; what was written is taken back.`,
      where: `${shellLine(command)}, in ${place}`,
      why: missing?.why ?? end.error?.message ?? (end.stderr.trim() || `it ended with exit code ${end.status}.`),
      fix: missing?.fix ?? `nx run ${model.name}:openapi, and the same command again`,
    });
  }
}
