import { ClientInvalid } from '../service/errors';

/** File that makes a folder a client library. */
export const clientMarker = 'robyn-client.json';

/** File that makes a folder of a service the project that its contract is. */
export const contractMarker = 'robyn-contract.json';

/** What either file says. */
export interface Marker {
  /** Name of the Nx project. */
  readonly name: string;
  /** The OpenAPI document, relative to the folder of the file, with `/`. */
  readonly document: string;
}

/** The text of a marker. */
export function markerText({ name, document }: Marker, comment: string): string {
  return `${JSON.stringify({ '//': comment, name, document }, undefined, 2)}\n`;
}

/**
 * Reads a marker.
 *
 * @param file its path, for the message
 * @throws ClientInvalid
 */
export function parseMarker(text: string, file: string): Marker {
  const value = parse(text, file);
  const { name, document } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (isText(name) && isText(document) && !document.startsWith('/') && !document.includes('\\')) return { name, document };
  throw new ClientInvalid({
    what: 'it is not said which contract this is about.',
    where: file,
    why: '"name" is to be the name of the project, and "document" the path of the OpenAPI document from this folder, with "/".',
    fix: '{ "name": "orders-client", "document": "../../services/orders/openapi.json" }, for instance',
  });
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ClientInvalid({
      what: 'the file is not valid JSON.',
      where: file,
      why: (error as Error).message,
      fix: 'mend it, or take it back from Git',
    });
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
