import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const name = 'openapi-typescript';

let known: string | undefined;

/** Name and version of the program that makes the types of contracts. */
export function typesGenerator(): string {
  known ??= `${name} ${installedVersion()}`;
  return known;
}

function installedVersion(): string {
  const path = createRequire(__filename).resolve(`${name}/package.json`);
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
