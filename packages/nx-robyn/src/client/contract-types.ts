import { createHash } from 'node:crypto';
import { parseDocument } from '../contract/document';
import { ContractInvalid } from '../service/errors';
import { openapiTypescript } from './openapi-typescript';

/** File of a client library that is made from the contract, relative to the library. */
export const typesFile = 'src/generated/contract.ts';

/** What the types are made from. */
export interface TypesSource {
  /** Text of the OpenAPI document. */
  readonly text: string;
  /** Its path from the workspace's root, with `/`. */
  readonly document: string;
  /** Name of the client library. */
  readonly project: string;
  /** Name and version of the program that makes them. */
  readonly generator: string;
}

const fix = 'nx run SERVICE:openapi makes it anew';

/**
 * The types of a contract: the same for the same source, byte for byte.
 *
 * @throws ContractInvalid where the text is no OpenAPI document, or one of which no types can be made
 */
export async function contractTypes(source: TypesSource): Promise<string> {
  const document = parseDocument(source.text, source.document, fix);
  try {
    return `${header(source)}\n${await openapiTypescript(document)}`;
  } catch (error) {
    throw new ContractInvalid({ what: 'no types can be made of the contract.', where: source.document, why: (error as Error).message, fix });
  }
}

/**
 * Whether types say that they were made from a source. It costs no more than a hash: what somebody edited in them is found
 * by making them again alone.
 */
export function areMadeFrom(source: TypesSource, types: string): boolean {
  return types.replaceAll('\r\n', '\n').startsWith(`${header(source)}\n`);
}

/** Whether two texts of generated files are the same, however Git writes their line ends. */
export function sameLines(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}

function header({ text, document, project, generator }: TypesSource): string {
  const digest = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16);
  return [
    '/* eslint-disable */',
    `// Made from ${document} (${digest}) by ${generator}.`,
    `// Not to be edited: \`nx run ${project}:generate\` makes it anew.`,
  ].join('\n');
}
