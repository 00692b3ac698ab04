import { nxTags } from '../packaging/nx-tags';
import { distributionName, type Packaging, packaging as readPackaging } from '../packaging/packaging';
import { isTable, table, value } from '../packaging/table';
import { PyprojectInvalid, RobynError, TomlInvalid } from '../service/errors';
import { hasManifest, readManifest } from '../service/manifest';
import { parsePyproject, type Pyproject } from '../service/pyproject';
import type { Detection } from './detection';
import { foreignSubject } from './foreign-subject';
import { peerProject } from './peer-project';

/**
 * What a pyproject.toml is. It throws nothing: what cannot be read is `broken`, with the message.
 *
 * @param text of the file
 * @param path of the file relative to the workspace, for messages
 */
export function detect(text: string, path: string): Detection {
  try {
    return detectParsed(parsePyproject(text, path), path);
  } catch (error) {
    return broken(error, path, { service: text.includes('[tool.nx-robyn]') });
  }
}

function detectParsed(pyproject: Pyproject, path: string): Detection {
  const packaging = readPackaging(pyproject);
  const name = distributionName(pyproject);
  const invalid = invalidProject(pyproject, path);
  if (invalid !== undefined) return broken(invalid, path, { packaging, service: hasManifest(pyproject) });
  if (hasManifest(pyproject)) {
    try {
      const { name: project, title, module, orm, packageManager, tags } = readManifest(pyproject, path);
      return { kind: 'service', name: project, packaging, title, module, orm, packageManager, tags };
    } catch (error) {
      return broken(error, path, { name, packaging, service: true });
    }
  }
  if (name === undefined) return { kind: 'nothing', packaging };
  const peer = peerProject(pyproject, packaging, path);
  if (peer !== undefined) return peer;
  return { kind: 'foreign', name, packaging, description: summary(pyproject), subject: foreignSubject(pyproject, packaging), tags: nxTags(pyproject) };
}

/** The description that indexes show, which is one line (PEP 621, Core metadata). */
function summary(pyproject: Pyproject): string | undefined {
  const found = value(table(pyproject, 'project'), 'description') ?? value(table(pyproject, 'tool', 'poetry'), 'description');
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

/** What makes it impossible for any package manager to take a file for the project that it says it is. */
function invalidProject(pyproject: Pyproject, path: string): RobynError | undefined {
  const refuse = (what: string, why: string) => new PyprojectInvalid({ what, where: path, why, fix: 'mend it there' });
  const tool = pyproject['tool'];
  for (const [key, found] of [['project', pyproject['project']], ['tool', tool], ['tool.poetry', value(tool, 'poetry')]] as const) {
    if (found === undefined) continue;
    if (!isTable(found)) return refuse(`"${key}" is no table.`, 'only a table can say what the project is.');
    const name = value(found, 'name');
    if (key !== 'tool' && name !== undefined && !(typeof name === 'string' && distributionNames.test(name))) {
      return refuse(`"${key}.name" is no name of a distribution.`, 'it is a text of ASCII letters, digits, ".", "_" and "-", with a letter or a digit at both ends.');
    }
  }
  return undefined;
}

/** PEP 508. */
const distributionNames = /^[A-Z0-9]([A-Z0-9._-]*[A-Z0-9])?$/i;

interface Known {
  readonly name?: string | undefined;
  readonly packaging?: Packaging;
  readonly service: boolean;
}

/** What is not a named error is a document that the parser itself cannot take, as one that is nested too deeply. */
function broken(error: unknown, path: string, { name, ...known }: Known): Detection {
  const named =
    error instanceof RobynError
      ? error
      : new TomlInvalid({ what: 'the file cannot be read.', where: path, why: String(error).split('\n')[0] ?? '', fix: 'mend the file' });
  return { kind: 'broken', name, message: named.message, ...known };
}
