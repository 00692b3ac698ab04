import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Tree } from '@nx/devkit';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { readFieldsFile } from '../../service/entity/from-file';
import type { RawEntityOptions } from '../../service/entity/normalize';
import { EntityFileInvalid } from '../../service/errors';

/**
 * Reads the file of `--from`.
 *
 * @param path as typed: from where the command was given, or from the workspace
 * @throws EntityFileInvalid when it is missing, is no JSON, or says something that is no entity; FieldRefused
 */
export function readOptionsFile(tree: Tree, path: string): RawEntityOptions {
  const text = read(tree, path);
  if (text === undefined) {
    throw new EntityFileInvalid({ what: `there is no file "${path}".`, where: '--from', why: `it is neither in ${process.cwd()} nor in the workspace.`, fix: '--from FILE.json, with the path of a file' });
  }
  const errors: ParseError[] = [];
  const json: unknown = parse(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: false, disallowComments: true });
  const [error] = errors;
  if (error !== undefined) {
    const lines = text.slice(0, error.offset).split('\n');
    throw new EntityFileInvalid({
      what: 'the file is not valid JSON.',
      where: `${path}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`,
      why: `${printParseErrorCode(error.error)}.`,
      fix: 'mend the line',
    });
  }
  return readFieldsFile(json, path);
}

/** The text of a file, as the Tree has it where it is in the workspace. */
function read(tree: Tree, path: string): string | undefined {
  for (const file of isAbsolute(path) ? [path] : [resolve(process.cwd(), path), join(tree.root, path)]) {
    const within = relative(tree.root, file).split(sep).join('/');
    if (!within.startsWith('../') && !isAbsolute(within) && tree.isFile(within)) return tree.read(within, 'utf8') ?? undefined;
    if (existsSync(file)) return readFile(file, path);
  }
  return undefined;
}

function readFile(file: string, path: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new EntityFileInvalid({ what: `"${path}" cannot be read.`, where: '--from', why: (error as Error).message, fix: '--from FILE.json, with the path of a file' });
  }
}
