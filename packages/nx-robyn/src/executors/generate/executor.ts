import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { contractTypes, sameLines, typesFile } from '../../client/contract-types';
import { clientMarker, parseMarker } from '../../client/marker';
import { typesGenerator } from '../../disk/types-generator';
import { ClientInvalid, ClientStale, ContractMissing, RobynError } from '../../service/errors';
import type { Outcome } from '../run-verb';
import type { NxRobynGenerateExecutor } from './schema';

/** Makes the generated files of a client library, or fails where they are not what the committed contract gives. */
export default async function generate({ check }: NxRobynGenerateExecutor, context: ExecutorContext): Promise<Outcome> {
  try {
    const { file, text } = await generated(context);
    const path = join(context.root, file);
    const present = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    const current = present !== undefined && sameLines(present, text);
    if (check && !current) throw stale(file, present, text, context.projectName ?? '');
    if (!current) write(path, text);
    console.log(current ? `${file} is what the contract gives.` : `Wrote ${file}`);
    return { success: true };
  } catch (error) {
    if (!(error instanceof RobynError)) throw error;
    console.error(error.message);
    return { success: false };
  }
}

/** @throws ClientInvalid, ContractMissing, ContractInvalid */
async function generated({ root: workspaceRoot, projectName = '', projectsConfigurations }: ExecutorContext): Promise<{ file: string; text: string }> {
  const root = projectsConfigurations.projects[projectName]?.root ?? '';
  const file = posix.join(root, clientMarker);
  const marker = parseMarker(read(workspaceRoot, file) ?? noClient(projectName, file), file);
  const document = posix.join(root, marker.document);
  const text = read(workspaceRoot, document) ?? noContract(projectName, document);
  return { file: posix.join(root, typesFile), text: await contractTypes({ text, document, project: marker.name, generator: typesGenerator() }) };
}

function read(workspaceRoot: string, file: string): string | undefined {
  const path = join(workspaceRoot, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function noClient(project: string, where: string): never {
  throw new ClientInvalid({
    what: `"${project}" is no client library.`,
    where,
    why: 'the file does not exist.',
    fix: 'nx g robyn:client NAME --project SERVICE makes one',
  });
}

function noContract(project: string, where: string): never {
  throw new ContractMissing({
    what: `"${project}" has no contract to be made from.`,
    where,
    why: 'the file does not exist.',
    fix: `nx run ${project}:generate has the service write it; commit both`,
  });
}

function stale(file: string, present: string | undefined, text: string, project: string): ClientStale {
  const [lines, wanted] = [present ?? '', text].map((content) => content.split(/\r?\n/)) as [string[], string[]];
  const at = wanted.findIndex((line, index) => line !== lines[index]);
  return new ClientStale({
    what: `the client "${project}" is not what its contract gives.`,
    where: present === undefined ? file : `${file}:${(at < 0 ? wanted.length : at) + 1}`,
    why: present === undefined ? 'the file does not exist.' : 'the contract changed since it was made, or somebody edited it.',
    fix: `nx run ${project}:generate, and commit the file`,
  });
}
